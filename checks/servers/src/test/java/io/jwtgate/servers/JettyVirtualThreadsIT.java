package io.jwtgate.servers;

final class JettyVirtualThreadsIT extends VirtualThreadsContract {
  @Override
  Product product() {
    return Jetty.of("ee11").onVirtualThreads();
  }
}

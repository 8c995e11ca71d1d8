package io.jwtgate.servers;

final class TomcatVirtualThreadsIT extends VirtualThreadsContract {
  @Override
  Product product() {
    return Tomcat.eleven().onVirtualThreads();
  }
}

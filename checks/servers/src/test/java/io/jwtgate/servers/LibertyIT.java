package io.jwtgate.servers;

final class LibertyIT extends FullServerContract {
  @Override
  Product product() {
    return new Liberty("webProfile-10.0");
  }
}

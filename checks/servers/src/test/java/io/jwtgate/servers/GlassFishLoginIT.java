package io.jwtgate.servers;

final class GlassFishLoginIT extends ContainerLoginContract {
  @Override
  Product product() {
    return new GlassFish();
  }

  @Override
  Jdk jdk() {
    return Jdk.atLeast(21);
  }
}

package io.jwtgate.servers;

final class GlassFishLoginIT extends GlassFishLoginContract {
  @Override
  Product product() {
    return new GlassFish();
  }

  @Override
  Jdk jdk() {
    return Jdk.atLeast(21);
  }
}

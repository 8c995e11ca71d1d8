package io.jwtgate.servers;

final class PayaraLoginIT extends GlassFishLoginContract {
  @Override
  Product product() {
    return new Payara();
  }
}

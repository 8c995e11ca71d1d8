package io.jwtgate.servers;

import java.util.List;

final class PayaraIT extends FullServerContract {
  @Override
  Product product() {
    return new Payara();
  }

  @Override
  boolean redeploys() {
    return false;
  }

  @Override
  List<String> answeredOtherwise() {
    return GlassFish.PERMITTED_TO_NOBODY;
  }
}

package io.jwtgate.servers;

import java.util.List;

final class GlassFishIT extends FullServerContract {
  @Override
  Product product() {
    return new GlassFish();
  }

  @Override
  Jdk jdk() {
    return Jdk.atLeast(21);
  }

  @Override
  List<String> answeredOtherwise() {
    return GlassFish.PERMITTED_TO_NOBODY;
  }
}

package io.jwtgate.micrometer;

import io.jwtgate.OneIssuer;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.keys.KeySource;

/** An issuer with the label {@code shop}. */
final class TrustedShop {
  private TrustedShop() {}

  static TrustedIssuer with(KeySource keys) {
    return TrustedIssuer.of(OneIssuer.ISSUER)
        .audience(OneIssuer.AUDIENCE)
        .name("shop")
        .keys(keys)
        .build();
  }
}

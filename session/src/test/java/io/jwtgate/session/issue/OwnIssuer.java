package io.jwtgate.session.issue;

import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.testkit.MovableClock;
import java.util.function.UnaryOperator;

/** An issuer that is good, for a test to say what differs; and eyes that read what it writes. */
final class OwnIssuer {
  static final String NAME = "https://login.example";
  static final SigningKey KEY = SigningKey.generate(SignatureAlgorithm.ES256);
  static final TokenGrant ALICE =
      TokenGrant.to("alice").withRoles("user", "admin").withScopes("read", "write");

  final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  final TokenIssuer issuer;

  private OwnIssuer(UnaryOperator<TokenIssuerBuilder> change) {
    TokenIssuerBuilder builder =
        TokenIssuer.of(NAME).audience("orders").signingKey(KEY).clientId("web").clock(clock);
    this.issuer = change.apply(builder).build();
  }

  static OwnIssuer byDefault() {
    return with(same -> same);
  }

  static OwnIssuer with(UnaryOperator<TokenIssuerBuilder> change) {
    return new OwnIssuer(change);
  }

  IssuedToken token() {
    return issuer.issue(ALICE);
  }

  VerifiedToken verified(IssuedToken token) {
    try (TokenVerifier verifier =
        TokenVerifier.builder().trust(issuer.trust()).clock(clock).build()) {
      return verifier.verify(token.compact());
    }
  }

  static JsonObject header(IssuedToken token) {
    return segment(token, 0);
  }

  static JsonObject claims(IssuedToken token) {
    return segment(token, 1);
  }

  private static JsonObject segment(IssuedToken token, int index) {
    byte[] json = Base64Url.decode(token.compact().split("\\.", -1)[index]);
    return new StrictJson(JsonLimits.DEFAULT).object(json);
  }
}

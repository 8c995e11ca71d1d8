package io.jwtgate;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.util.Random;

/**
 * An issuer that is the same in every JVM, so that an input that was found is judged the same
 * again: its secret, its clock and its one good token never change.
 */
public final class FuzzedIssuer {
  public static final MovableClock CLOCK = OneIssuer.newYear();
  public static final TokenVerifier VERIFIER = verifier();
  public static final String GOOD = token().compact();

  private FuzzedIssuer() {}

  private static TestKey key() {
    byte[] secret = new byte[32];
    new Random(1).nextBytes(secret);
    return TestKey.hmac("HS256", "k", secret);
  }

  private static TokenVerifier verifier() {
    TrustedIssuer issuer = OneIssuer.trust(key()).algorithms(SignatureAlgorithm.HS256).build();
    return TokenVerifier.builder().trust(issuer).clock(CLOCK).build();
  }

  /** A good token; well signed too with another header or payload. */
  public static TokenDraft token() {
    return new TokenMint(OneIssuer.ISSUER, OneIssuer.AUDIENCE, key(), CLOCK)
        .token()
        .claim("jti", "1");
  }

  /** Whether it is taken. That a fault ended the judgement is a failure. */
  public static boolean takes(String compact) {
    try {
      VERIFIER.verify(compact);
      return true;
    } catch (TokenRejectedException refused) {
      if (refused.reason() == RejectionReason.INTERNAL_ERROR) {
        throw new AssertionError("a fault, which the log names");
      }
      return false;
    }
  }
}

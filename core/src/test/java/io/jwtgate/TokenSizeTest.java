package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How large a token may be. */
class TokenSizeTest {
  private static final TestKey KEY = TestKey.shared("RS256");
  private static final TokenMint MINT = TokenMint.of(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY);

  private static TokenVerifier verifier(int most) {
    return TokenVerifier.builder().trust(OneIssuer.trust(KEY).build()).maxTokenSize(most).build();
  }

  /** A token of exactly this size, or of up to two characters less. */
  private static String token(int size) {
    int pad = size * 3 / 4;
    String token = MINT.token().claim("x", "x".repeat(pad)).compact();
    return MINT.token().claim("x", "x".repeat(pad - (token.length() - size + 1) * 3 / 4)).compact();
  }

  @Test
  @DisplayName("TOK-04: by default a token has at most 8 KiB")
  void eightKibibytesByDefault() {
    TokenVerifier verifier = TokenVerifier.trusting(OneIssuer.trust(KEY).build());
    assertEquals("alice", verifier.verify(token(8 * 1024)).name());
    OneIssuer.assertRefused(RejectionReason.TOO_LARGE, verifier, token(8 * 1024 + 4));
  }

  @Test
  @DisplayName("TOK-04: a setting allows up to 64 KiB, and such a token is verified each time")
  void sixtyFourKibibytesAtMost() {
    TokenVerifier verifier = verifier(64 * 1024);
    String token = token(64 * 1024);
    assertEquals("alice", verifier.verify(token).name());
    assertNotSame(verifier.verify(token), verifier.verify(token));
    String kept = token(10 * 1024);
    assertSame(verifier.verify(kept), verifier.verify(kept));
    OneIssuer.assertRefused(RejectionReason.TOO_LARGE, verifier, token(64 * 1024 + 4));
  }

  @Test
  @DisplayName("TOK-04: no other limit can be set")
  void otherLimitsAreRejected() {
    assertThrows(IllegalArgumentException.class, () -> verifier(8 * 1024 - 1));
    assertThrows(IllegalArgumentException.class, () -> verifier(64 * 1024 + 1));
  }
}

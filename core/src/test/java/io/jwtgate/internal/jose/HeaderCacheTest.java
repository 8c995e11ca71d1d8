package io.jwtgate.internal.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.Reachable;
import io.jwtgate.RejectionReason;
import io.jwtgate.TokenVerifier;
import io.jwtgate.testkit.TestKey;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which headers need not be read again, and that they are judged again all the same. */
class HeaderCacheTest {
  private static final OneIssuer ISSUER = OneIssuer.byDefault();

  private final HeaderCache known = new HeaderCache();
  private final TokenVerifier verifier =
      TokenVerifier.builder()
          .trust(OneIssuer.trust(TestKey.shared("RS256")).build())
          .clock(ISSUER.clock)
          .build();

  private UnverifiedJws token(String keyId) {
    return UnverifiedJws.parse(ISSUER.token().header("kid", keyId).compact(), known);
  }

  private static long headersIn(Object holder) {
    return Reachable.from(holder).instancesOf(JoseHeader.class);
  }

  @Test
  @DisplayName("To read a header does not make it known; what is known is not read again")
  void readingAddsNothing() {
    UnverifiedJws token = token("a");
    assertEquals(Optional.empty(), known.read(token.headerSegment()));
    known.add(token.headerSegment(), token.claimedHeader());
    assertSame(token.claimedHeader(), token("a").claimedHeader());
  }

  @Test
  @DisplayName("CACHE-09: a refused token leaves no header behind, a good one does")
  void refusedTokensLeaveNothing() {
    String forged = ISSUER.token().rawSignature(octets -> new byte[octets.length]).compact();
    OneIssuer.assertRefused(RejectionReason.BAD_SIGNATURE, verifier, forged);
    assertEquals(0, headersIn(verifier));
    verifier.verify(ISSUER.token().compact());
    assertEquals(1, headersIn(verifier));
  }

  @Test
  @DisplayName("CACHE-09: a token with a known header is judged like any other")
  void knownHeaderIsJudgedAnew() {
    verifier.verify(ISSUER.token().compact());
    String foreign = ISSUER.token().claim("iss", "https://other.example").compact();
    OneIssuer.assertRefused(RejectionReason.UNKNOWN_ISSUER, verifier, foreign);
    String forged = ISSUER.token().rawSignature(octets -> new byte[octets.length]).compact();
    OneIssuer.assertRefused(RejectionReason.BAD_SIGNATURE, verifier, forged);
  }

  @Test
  @DisplayName("Few headers are kept and no long one; the newest is among them")
  void numberIsBounded() {
    for (int i = 0; i < 500; i++) {
      UnverifiedJws token = token("key-" + i);
      known.add(token.headerSegment(), token.claimedHeader());
      assertTrue(known.read(token.headerSegment()).isPresent());
    }
    assertTrue(headersIn(known) <= 64);
    UnverifiedJws large =
        UnverifiedJws.parse(ISSUER.token().header("note", "n".repeat(400)).compact(), known);
    known.add(large.headerSegment(), large.claimedHeader());
    assertEquals(Optional.empty(), known.read(large.headerSegment()));
  }
}

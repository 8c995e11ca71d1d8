package io.jwtgate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any claims under a good signature: if they are taken, another parser reads them as good ones. */
@Timeout(60)
class ClaimsFuzzTest {
  private static final String GOOD =
      "{\"iss\":\"https://issuer.example\",\"aud\":[\"orders\",\"x\"],\"sub\":\"alice\","
          + "\"exp\":1893456300,\"nbf\":1893456000.5,\"iat\":1893456000,\"jti\":\"1\",";

  static Stream<byte[]> seeds() {
    return Stream.of(
            GOOD + "\"client_id\":\"web\",\"scope\":\"a b\",\"roles\":[\"x\"]}",
            GOOD + "\"n\":[1e400,-0,18446744073709551616,0.1e-7],\"cnf\":{}}",
            GOOD + "\"s\":\"\\ud83d\\ude00\\\"\\\\\\/\\b\\f\\n\\r\\t\",\"o\":{\"o\":{\"a\":[[]]}}}",
            "{\"iss\":\"https://issuer.example\",\"sub\":null,\"exp\":\"1\",\"aud\":{}}")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @DisplayName("LIM-08: claims that are taken are good ones, and none break the verifier")
  @FuzzTest
  void anyClaims(byte[] input) throws InvalidJwtException, MalformedClaimException {
    if (FuzzedIssuer.takes(FuzzedIssuer.token().rawPayload(input).compact())) {
      JwtClaims claims = JwtClaims.parse(new String(input, UTF_8));
      long now = FuzzedIssuer.CLOCK.instant().getEpochSecond();
      assertEquals(OneIssuer.ISSUER, claims.getIssuer());
      assertTrue(claims.getAudience().contains(OneIssuer.AUDIENCE));
      assertTrue(claims.getExpirationTime().getValue() > now - 61);
      assertTrue(!claims.hasClaim("nbf") || claims.getNotBefore().getValue() <= now + 60);
      assertTrue(!claims.hasClaim("cnf"));
      assertTrue(!claims.getSubject().isEmpty());
    }
  }
}

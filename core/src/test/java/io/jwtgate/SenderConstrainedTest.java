package io.jwtgate;

import static io.jwtgate.RejectionReason.SENDER_CONSTRAINED;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SenderConstrainedTest {
  private final OneIssuer issuer = OneIssuer.byDefault();

  static Stream<Object> confirmations() {
    return Stream.of(
        Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"),
        Map.of("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"),
        Map.of("unheard-of", "x"),
        Map.of(),
        "text");
  }

  @ParameterizedTest(
      name = "DPOP-02, MTLS-02, MTLS-05, MTLS-06: cnf {0} is refused as a bearer token")
  @MethodSource("confirmations")
  void boundTokenIsNoBearerToken(Object cnf) {
    issuer.refuses(SENDER_CONSTRAINED, issuer.token().claim("cnf", cnf));
  }

  @Test
  @DisplayName(
      "CACHE-07: a bound token never gets into the cache, an unbound one is taken each time")
  void unboundTokenIsTakenEachTime() {
    String bound = issuer.token().claim("cnf", Map.of("jkt", "x")).compact();
    issuer.refuses(SENDER_CONSTRAINED, bound);
    issuer.refuses(SENDER_CONSTRAINED, bound);

    String unbound = issuer.token().compact();
    issuer.accepts(unbound);
    issuer.accepts(unbound);
  }
}

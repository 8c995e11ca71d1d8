package io.jwtgate.bearer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jwtgate.FuzzedIssuer;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever field lines an {@code Authorization} header has, only the good token comes in. */
@Timeout(60)
class AuthorizationFuzzTest {
  private static final Gate GATE = Gate.of(FuzzedIssuer.VERIFIER);

  static Stream<byte[]> seeds() {
    return Stream.of(
            "Bearer " + FuzzedIssuer.GOOD,
            "bEARER   " + FuzzedIssuer.GOOD,
            "Bearer\t" + FuzzedIssuer.GOOD,
            "Basic YTpi\nBearer " + FuzzedIssuer.GOOD,
            "Bearer a, Bearer b",
            "Bearer token=\"a\"",
            "Bearer")
        .map(text -> text.getBytes(ISO_8859_1));
  }

  @MethodSource("seeds")
  @DisplayName("LIM-08: no header but the good one comes in, and none breaks the gate")
  @FuzzTest
  void anyHeader(byte[] input) {
    List<String> fields = List.of(new String(input, ISO_8859_1).split("\n", -1));
    Decision decision = GATE.receive(request(fields)).decide();

    boolean good = fields.size() == 1 && fields.get(0).matches("(?i:bearer) +" + PATTERN);
    assertEquals(good, decision instanceof Decision.Authenticated);
    decision.rejection().ifPresent(AuthorizationFuzzTest::assertPlain);
  }

  private static final String PATTERN = "\\Q" + FuzzedIssuer.GOOD + "\\E";

  /** The challenge is made of fixed words. */
  private static void assertPlain(Rejection refusal) {
    assertTrue(Set.of(400, 401).contains(refusal.status()));
    String challenge = refusal.headers().get("WWW-Authenticate");
    assertTrue(
        challenge.matches("Bearer realm=\"jwtgate\"(, error(_description)?=\"[ -~&&[^\"]]+\")*"));
    assertTrue(!refusal.code().equals("internal_error"));
  }

  private static InMemory request(List<String> fields) {
    Call call = Call.get(URI.create("http://127.0.0.1"), "/orders");
    for (String field : fields) {
      call = call.with("Authorization", field);
    }
    return new InMemory(call, true);
  }
}

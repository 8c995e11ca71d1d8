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
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever field lines a {@code Cookie} header has, only the good token comes in. */
@Timeout(60)
class CookieFuzzTest {
  private static final String NAME = "__Host-token";
  private static final Gate GATE =
      Gate.builder().verifier(FuzzedIssuer.VERIFIER).cookie(NAME).forwardToken(false).build();

  static Stream<byte[]> seeds() {
    String good = NAME + "=" + FuzzedIssuer.GOOD;
    return Stream.of(
            good,
            "a=b; " + good + "; c",
            good + "\n" + good,
            NAME + "=\"" + FuzzedIssuer.GOOD + "\"",
            "$Version=1; " + good + "; $Path=/",
            "__host-token=x; ;=;" + NAME)
        .map(text -> text.getBytes(ISO_8859_1));
  }

  @MethodSource("seeds")
  @DisplayName(
      "LIM-08: no cookie but the good one comes in or stays visible, and none breaks the gate")
  @FuzzTest
  void anyCookie(byte[] input) {
    List<String> fields = List.of(new String(input, ISO_8859_1).split("\n", -1));
    Decision decision = GATE.receive(request(fields)).decide();

    String all = String.join(";", fields);
    int there = all.split("\\Q" + FuzzedIssuer.GOOD + "\\E", -1).length - 1;
    assertTrue(there > 0 || !(decision instanceof Decision.Authenticated));
    decision.rejection().ifPresent(why -> assertTrue(!why.code().equals("internal_error")));
    List<String> seen = GATE.applicationHeaders().of("Cookie", fields);
    assertEquals(List.of(), new io.jwtgate.web.CookieHeader(seen).values(NAME));
  }

  private static InMemory request(List<String> fields) {
    Call call = Call.get(URI.create("http://127.0.0.1"), "/orders");
    for (String field : fields) {
      call = call.with("Cookie", field);
    }
    return new InMemory(call, true);
  }
}

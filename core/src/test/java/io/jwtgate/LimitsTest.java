package io.jwtgate;

import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.TOO_LARGE;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.PathPattern;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Input that is made to cost time or memory. The time-outs guard against a hang, no more. */
@Timeout(20)
class LimitsTest {
  private final OneIssuer issuer = OneIssuer.byDefault();

  @Test
  @DisplayName("LIM-02: 65,536 claim names of one hash code are refused by size")
  void collidingNamesAreRefused() {
    Map<String, Object> colliding =
        IntStream.range(0, 65_536).boxed().collect(Collectors.toMap(i -> colliding(i, 11), i -> i));
    assertTrue(colliding.keySet().stream().mapToInt(String::hashCode).distinct().count() == 1);
    issuer.refuses(TOO_LARGE, issuer.token().claim("x", colliding));
  }

  @Test
  @DisplayName("LIM-02: within the size, they are refused by number")
  void fewerCollidingNamesAreRefused() {
    issuer.refuses(MALFORMED, issuer.token().claim("x", collidingMembers(257)));
    issuer.accepts(issuer.token().claim("x", collidingMembers(200)));
  }

  private static Map<String, Object> collidingMembers(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.toMap(i -> colliding(i, 6), i -> 1));
  }

  /** A number written with the digits Aa, BB and C#, which have one hash code. */
  private static String colliding(int number, int digits) {
    String name = "";
    for (int rest = number; name.length() < 2 * digits; rest /= 3) {
      name += new String[] {"Aa", "BB", "C#"}[rest % 3];
    }
    return name;
  }

  @Test
  @DisplayName("LIM-03: nesting, numbers, strings and claims without end are refused by size")
  void hugeValuesAreRefused() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    for (String value : new String[] {deep, "9".repeat(1 << 20), '"' + "x".repeat(4 << 20) + '"'}) {
      issuer.refuses(TOO_LARGE, issuer.token().rawPayload("{\"a\":" + value + "}"));
    }
    String many =
        IntStream.range(0, 200_000)
            .mapToObj(i -> "\"c" + i + "\":0")
            .collect(Collectors.joining(","));
    issuer.refuses(TOO_LARGE, issuer.token().rawPayload("{" + many + "}"));
  }

  @Test
  @DisplayName("LIM-03: within the size, they are refused by their own limits")
  void largeValuesAreRefused() {
    issuer.refuses(MALFORMED, issuer.token().rawPayload("{\"a\":" + "[".repeat(5000)));
    issuer.refuses(MALFORMED, issuer.token().rawPayload("{\"a\":" + "9".repeat(5000) + "}"));
  }

  @Test
  @DisplayName("LIM-07: patterns of paths and claims read long text in one go")
  void patternsAreLinear() {
    String long1 = "/" + "a".repeat(1 << 20);
    assertTrue(PathPattern.parse("/a/*").matches("/a" + long1, true));
    assertFalse(PathPattern.parse("*.css").matches(long1, true));
    String quoted = "\"" + "\\\\".repeat(1 << 18) + "a\"";
    assertTrue(ClaimPath.parse(quoted).names().get(0).endsWith("a"));
  }
}

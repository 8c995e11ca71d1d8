package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cached tokens hold, whatever their claims are: users of an issuer shape some of them. */
class HeapWeightTest {
  private static final int TOKENS = 300;

  private final MovableClock clock = OneIssuer.newYear();
  private final TestKey key = TestKey.shared("HS256");
  private final TokenMint mint = new TokenMint(OneIssuer.ISSUER, OneIssuer.AUDIENCE, key, clock);

  private TokenVerifier verifier(long cacheSize) {
    TrustedIssuer issuer =
        OneIssuer.trust(key).algorithms(io.jwtgate.jose.SignatureAlgorithm.HS256).build();
    return TokenVerifier.builder().trust(issuer).clock(clock).cacheSize(cacheSize).build();
  }

  private static List<Object> many(int count, IntFunction<Object> element) {
    return IntStream.range(0, count).mapToObj(element).collect(Collectors.toList());
  }

  private static Object nested(int depth) {
    Object value = List.of();
    for (int i = 0; i < depth; i++) {
      value = i % 2 == 0 ? Map.of("a", value) : Collections.singletonList(value);
    }
    return value;
  }

  static Stream<Arguments> shapes() {
    Map<String, Object> wide = new HashMap<>();
    IntStream.range(0, 250).forEach(i -> wide.put("m" + i, i));
    return Stream.of(
        Arguments.of("nothing more", List.of()),
        Arguments.of("objects of one number", many(300, i -> Map.of("a", 0))),
        Arguments.of("objects of one large number", many(200, i -> Map.of("a", 1_000_000 + i))),
        Arguments.of("objects of five members", many(80, i -> wideOf(5))),
        Arguments.of("empty objects", many(500, i -> Map.of())),
        Arguments.of("empty arrays", many(500, i -> List.of())),
        Arguments.of("arrays of one null", many(400, i -> Collections.singletonList(null))),
        Arguments.of("short texts", many(500, i -> "x")),
        Arguments.of("texts beyond Latin-1", many(100, i -> "\u0416bcdefghijklmno")),
        Arguments.of("numbers", many(500, i -> 1000 + i)),
        Arguments.of("fractions", many(400, i -> new java.math.BigDecimal("0.5"))),
        Arguments.of(
            "large numbers",
            many(90, i -> new java.math.BigInteger("1234567890123456789012345678" + i))),
        Arguments.of(
            "long fractions", many(90, i -> new java.math.BigDecimal("1." + "3".repeat(25)))),
        Arguments.of("one wide object", wide),
        Arguments.of("deep nests", many(50, i -> nested(10))));
  }

  private static Map<String, Object> wideOf(int members) {
    Map<String, Object> wide = new HashMap<>();
    IntStream.range(0, members).forEach(i -> wide.put("m" + i, i));
    return wide;
  }

  private List<String> tokens(Object claim, int count) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(mint.token().claim("jti", "t" + i).claim("profile", claim).compact());
    }
    return tokens;
  }

  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @ParameterizedTest(name = "NET-15: a token weighs what it holds: {0}")
  @MethodSource("shapes")
  void tokenWeighsWhatItHolds(String shape, Object claim) {
    List<String> tokens = tokens(claim, TOKENS);
    TokenVerifier verifier = verifier(1_000_000);
    VerifiedToken first = verifier.verify(tokens.get(0));
    long before = usedHeap();
    tokens.forEach(verifier::verify);
    long held = (usedHeap() - before) / TOKENS;
    long weight = HeapWeight.of(first, tokens.get(0).length());
    String told = shape + ": holds " + held + ", weighs " + weight;
    System.out.println(told);
    assertTrue(held < weight * 1.1, told);
    assertTrue(verifier.metrics().cache().size() == TOKENS, told);
  }

  @Test
  @DisplayName("NET-15: many roles and scopes weigh as well")
  void rolesAndScopesWeigh() {
    String scopes = IntStream.range(0, 600).mapToObj(i -> "s" + i).collect(Collectors.joining(" "));
    TokenDraft draft = mint.token().scope(scopes);
    VerifiedToken token = verifier(10).verify(draft.compact());
    assertTrue(HeapWeight.of(token, draft.compact().length()) > 600 * 64);
  }
}

package io.jwtgate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jwtgate.testkit.HostileToken;
import io.jwtgate.testkit.HostileTokens;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent as a token is taken if the issuer wrote it, to the last character, or refused.
 */
@Timeout(60)
class TokenTextFuzzTest {

  static Stream<byte[]> seeds() {
    TokenMint mint = OneIssuer.withKey(TestKey.shared("ES256")).mint;
    Stream<String> hostile = HostileTokens.of(mint).stream().map(HostileToken::compact);
    return Stream.concat(Stream.of(FuzzedIssuer.GOOD), hostile).map(text -> text.getBytes(UTF_8));
  }

  @Test
  @DisplayName("what is mutated is a good token")
  void goodTokenIsTaken() {
    assertTrue(FuzzedIssuer.takes(FuzzedIssuer.GOOD));
  }

  @MethodSource("seeds")
  @DisplayName("LIM-08: no text but the good token is taken, and none breaks the verifier")
  @FuzzTest
  void anyText(byte[] input) {
    String text = new String(input, UTF_8);
    assertEquals(text.equals(FuzzedIssuer.GOOD), FuzzedIssuer.takes(text));
  }
}

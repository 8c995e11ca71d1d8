package io.jwtgate.testkit;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The README's example, compiled and run. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path SOURCE = Path.of("src/test/java/io/jwtgate/testkit/ReadmeTest.java");

  @Test
  void exampleRuns() {
    TestKey key = TestKey.shared("RS256");
    try (JwksServer server = JwksServer.start(key)) {
      TokenMint mint = TokenMint.of(server.issuer(), "orders", key);

      String good = mint.token().roles("admin").compact();
      String expired = mint.token().expiresIn(Duration.ofMinutes(-5)).compact();
      String forged = mint.token().signedBy(TestKey.shared("RS256", "forger")).compact();

      server.publish(TestKey.shared("RS256", "next")); // the issuer rotates its key
      server.on("/jwks", Reply.status(503)); // and is down

      assertNotEquals(good, expired);
      assertNotEquals(good, forged);
    }
  }

  @Test
  void exampleIsTheOneThatRuns() throws IOException {
    String readme = Files.readString(README);
    int start = readme.indexOf("```java\n") + 8;
    String example = lines(readme.substring(start, readme.indexOf("\n}", start)));

    assertEquals(8, example.lines().count(), example);
    assertTrue(lines(Files.readString(SOURCE)).contains(example), example);
  }

  private static String lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(joining("\n"));
  }
}

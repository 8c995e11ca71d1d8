package io.jwtgate.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private final TestKey key = TestKey.shared("RS256");
  private final TokenMint mint = TokenMint.of("https://issuer.example", "orders", key);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private Path settings;

  @BeforeEach
  void writeSettings() throws IOException {
    Path keys = Files.writeString(folder.resolve("key.pem"), key.publicPem());
    settings =
        Files.write(
            folder.resolve("jwtgate.properties"),
            List.of(
                "jwtgate.issuer=https://issuer.example",
                "jwtgate.audience=orders",
                "jwtgate.key-file=" + keys.toString().replace('\\', '/')));
  }

  @Test
  void goodTokenIsAccepted() throws IOException {
    assertEquals(
        ExplainCommand.ACCEPTED, run(mint.token().compact(), "explain", settings.toString()));
    assertTrue(output().endsWith("accepted\n"), output());
  }

  @Test
  void headerValueIsTakenAsItWasCopied() throws IOException {
    String copied = "Bearer " + mint.token().compact() + "\n";

    assertEquals(ExplainCommand.ACCEPTED, run(copied, "explain", settings.toString()));
  }

  @Test
  void refusedTokenIsExplained() throws IOException {
    String other = mint.token().claim("aud", "invoices").compact();

    assertEquals(ExplainCommand.REJECTED, run(other, "explain", settings.toString()));
    assertTrue(output().contains("REJECTED audience   aud invoices; accepted [orders]"), output());
  }

  @Test
  void wrongSettingIsNamed() throws IOException {
    Files.writeString(settings, "jwtgate.isuer=x");

    assertEquals(ExplainCommand.UNUSABLE, run("x", "explain", settings.toString()));
    assertTrue(output().startsWith("jwtgate.isuer: "), output());
  }

  @Test
  void missingSettingsFileIsNamed() throws IOException {
    String missing = folder.resolve("none.properties").toString();

    assertEquals(ExplainCommand.UNUSABLE, run("x", "explain", missing));
    assertEquals("no such file: " + missing, output().strip());
  }

  @Test
  void nothingOfTheTokenIsPrintedThatIsSecret() throws IOException {
    String token = mint.token().subject("alice@example.org").compact();
    run(token, "explain", settings.toString());

    assertFalse(output().contains(token.substring(token.lastIndexOf('.') + 1)), output());
    assertFalse(output().contains("alice"), output());
  }

  @Test
  void usageIsToldWithoutArguments() throws IOException {
    assertEquals(ExplainCommand.UNUSABLE, run("x"));
    assertTrue(output().startsWith("usage: "), output());
  }

  private int run(String input, String... arguments) throws IOException {
    try (PrintStream out = new PrintStream(printed, true, UTF_8)) {
      return ExplainCommand.run(arguments, new ByteArrayInputStream(input.getBytes(UTF_8)), out);
    }
  }

  private String output() {
    return printed.toString(UTF_8);
  }
}

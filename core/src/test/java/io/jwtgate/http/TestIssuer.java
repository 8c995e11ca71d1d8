package io.jwtgate.http;

import io.jwtgate.testkit.SigningKey;
import io.jwtgate.testkit.TokenMint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** An issuer, the settings that trust it, and its tokens. */
public final class TestIssuer {
  public static final TokenMint MINT =
      TokenMint.of("https://issuer.example", "orders", SigningKey.shared("RS256"));

  private static final Path KEY_FILE = keyFile();

  private TestIssuer() {}

  /** The settings that are required, and these. */
  public static Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("jwtgate.issuer", MINT.issuer());
    settings.put("jwtgate.audience", MINT.audience());
    settings.put("jwtgate.key-file", KEY_FILE.toString());
    settings.putAll(more);
    return settings;
  }

  /** A good token of alice. */
  public static String token() {
    return MINT.token().compact();
  }

  private static Path keyFile() {
    try {
      Path file = Files.createTempFile("jwtgate", ".pem");
      file.toFile().deleteOnExit();
      return Files.writeString(file, MINT.key().publicPem());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

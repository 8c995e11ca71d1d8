package io.jwtgate.http;

import io.jwtgate.TestFolder;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.GateBuilder;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer, the settings that trust it, and its tokens. */
public final class TestIssuer {
  public static final TokenMint MINT =
      TokenMint.of("https://issuer.example", "orders", TestKey.shared("RS256"));

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

  /** The issuer's keys, which count how often a signature was about to be checked. */
  public static final class CountingKeys implements KeySource {
    private final AtomicInteger asked = new AtomicInteger();
    private final KeySource keys =
        KeyFile.publicKeys(MINT.key().publicPem().getBytes(StandardCharsets.US_ASCII));

    @Override
    public Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
      asked.incrementAndGet();
      return keys.find(algorithm, keyId);
    }

    public int asked() {
      return asked.get();
    }
  }

  /** A gate to be that trusts this issuer by these keys, without a cache. */
  public static GateBuilder gate(KeySource keys) {
    TrustedIssuer issuer =
        TrustedIssuer.of(MINT.issuer()).audience(MINT.audience()).keys(keys).build();
    return Gate.builder().verifier(TokenVerifier.builder().trust(issuer).cacheSize(0).build());
  }

  /** A gate to be that trusts this issuer. */
  public static GateBuilder gate() {
    return gate(new CountingKeys());
  }

  /** A good token of alice. */
  public static String token() {
    return MINT.token().compact();
  }

  private static Path keyFile() {
    return TestFolder.file(".pem", MINT.key().publicPem());
  }
}

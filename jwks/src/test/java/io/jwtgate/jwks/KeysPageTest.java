package io.jwtgate.jwks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeySource;
import io.jwtgate.testkit.TestKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code of docs/keys.md. */
class KeysPageTest {

  /** A client of the application's own. */
  private record Client(Map<String, byte[]> documents) {
    byte[] get(URI url) {
      return documents.get(url.toString());
    }
  }

  private static KeySource fetchedBy(Client client) {
    return RemoteKeySource.at("https://keys.example/jwks")
        .fetcher(url -> FetchedDocument.of(client.get(url)).freshFor(Duration.ofMinutes(10)))
        .build();
  }

  @Test
  @DisplayName("keys are fetched by a client of the application's own")
  void keysAreFetchedByAnotherClient() {
    TestKey key = TestKey.shared("RS256");
    String jwks = "{\"keys\":" + List.of(key.publicJwk().json()) + "}";
    byte[] document = jwks.getBytes(StandardCharsets.US_ASCII);
    Client client = new Client(Map.of("https://keys.example/jwks", document));
    try (KeySource keys = fetchedBy(client)) {
      assertEquals(true, keys.find(SignatureAlgorithm.RS256, key.keyId()).isPresent());
    }
  }
}

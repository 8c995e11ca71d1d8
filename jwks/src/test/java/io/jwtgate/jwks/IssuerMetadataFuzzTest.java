package io.jwtgate.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jwtgate.jwks.internal.http.HttpAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is published as an issuer's metadata names an address to dial, or is refused. */
@Timeout(60)
class IssuerMetadataFuzzTest {
  private static final String ISSUER = "https://issuer.example";

  static Stream<byte[]> seeds() {
    return Stream.of(
            "https://issuer.example/keys?a=b%20c",
            "http://[::1]:8080/keys",
            "HTTPS://issuer.example:0",
            "https://user@127.0.0.1#x",
            "file:///etc/passwd",
            "https://müller.example/ключ")
        .map(uri -> "{\"issuer\":\"" + ISSUER + "\",\"jwks_uri\":\"" + uri + "\"}")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @DisplayName("LIM-08: metadata that is read names a host, and none breaks the reader")
  @FuzzTest
  void anyMetadata(byte[] input) {
    try {
      HttpAddress address = IssuerMetadata.parse(input, ISSUER).jwksUri();
      assertFalse(address.host().isEmpty());
      assertTrue(address.port() > 0 && address.port() < 65_536);
      assertTrue(address.target().chars().allMatch(octet -> octet > ' ' && octet < 0x7f));
      assertTrue(address.authority().chars().allMatch(octet -> octet > ' ' && octet < 0x7f));
    } catch (FetchFailedException refused) {
      assertNotNull(refused.failure());
    }
  }
}

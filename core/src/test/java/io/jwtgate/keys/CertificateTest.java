package io.jwtgate.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.TestKey;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates, of which only the key counts (RFC 7517 section 4.7, RFC 7468 section 5). */
class CertificateTest {
  private static final TestKey RSA = TestKey.shared("RS256");

  private static String x5c(TestKey key) throws GeneralSecurityException {
    return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
  }

  @ParameterizedTest(name = "KEY-17: a JWK of {0} agrees with its first certificate")
  @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
  void firstCertificateAgrees(String algorithm) throws GeneralSecurityException {
    TestKey key = TestKey.shared(algorithm);
    TestKey other = TestKey.shared(algorithm, "other");
    Jwk jwk = key.publicJwk();
    assertEquals(List.of(), JwkSetTest.published(jwk.with("x5c", List.of(x5c(key)))).skipped());
    assertEquals(
        List.of(), JwkSetTest.published(jwk.with("x5c", List.of(x5c(key), x5c(other)))).skipped());
    assertEquals(
        List.of("x5c holds another key"),
        JwkSetTest.published(jwk.with("x5c", List.of(x5c(other), x5c(key)))).skipped());
  }

  static Stream<Object> brokenChains() {
    byte[] certificate = Base64.getDecoder().decode("MIIBqjCCAROgAwIBAgIBATANBg==");
    return Stream.of(
        List.of(""),
        List.of("AAAA"),
        List.of("not base64"),
        List.of(Base64.getEncoder().encodeToString(certificate)),
        List.of("-----BEGIN CERTIFICATE-----"),
        List.of(5),
        "text",
        5);
  }

  @ParameterizedTest(name = "KEY-17: the chain {0} spoils its key alone")
  @MethodSource("brokenChains")
  void brokenChainSpoilsItsKeyAlone(Object chain) {
    Jwk neighbour = TestKey.shared("ES256").publicJwk();
    JwkSet set = JwkSetTest.published(RSA.publicJwk().with("x5c", chain), neighbour);
    assertEquals(1, set.skipped().size());
    assertEquals(Family.EC, set.keys().keys().get(0).family());
  }

  @Test
  @DisplayName("KEY-17: a certificate that is cut or altered anywhere never stops the reading")
  void alteredCertificateIsHarmless() throws GeneralSecurityException {
    // Its key is judged each time, which takes far longer of RSA.
    TestKey key = TestKey.shared("ES256");
    byte[] good = key.certificate().getEncoded();
    for (int i = 0; i < good.length; i++) {
      byte[] altered = good.clone();
      altered[i] ^= (byte) 0xff;
      assertRead(key, altered);
      assertRead(key, Arrays.copyOf(good, i));
    }
  }

  private static void assertRead(TestKey key, byte[] certificate) {
    String text = Base64.getEncoder().encodeToString(certificate);
    JwkSet set = JwkSetTest.published(key.publicJwk().with("x5c", List.of(text)));
    assertEquals(1, set.keys().keys().size() + set.skipped().size());
  }

  @Test
  @DisplayName("KEY-17: a certificate in lines is read as one in a line")
  void certificateInLines() throws GeneralSecurityException {
    String lines = x5c(RSA).replaceAll("(.{64})", "$1\r\n") + "\n";
    assertEquals(
        List.of(), JwkSetTest.published(RSA.publicJwk().with("x5c", List.of(lines))).skipped());
    assertEquals(
        List.of("x5c is malformed"),
        JwkSetTest.published(RSA.publicJwk().with("x5c", List.of(lines + "*"))).skipped());
  }

  @Test
  void pemCertificateHoldsItsKey() throws GeneralSecurityException {
    String body = x5c(RSA).replaceAll("(.{64})", "$1\n");
    String pem = "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    VerificationKey key = KeyFile.publicKeys(pem.getBytes(US_ASCII)).keys().get(0);
    assertEquals(VerificationKey.of(RSA.publicKey(), null), key);
    String cut = pem.replaceFirst("\n.{64}\n", "\n");
    assertThrows(UnusableKeyException.class, () -> KeyFile.publicKeys(cut.getBytes(US_ASCII)));
  }
}

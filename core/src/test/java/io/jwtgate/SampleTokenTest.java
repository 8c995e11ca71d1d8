package io.jwtgate;

import static io.jwtgate.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;
import static io.jwtgate.RejectionReason.UNKNOWN_ISSUER;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.TestKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token of many tutorials, whose signature belongs to another payload. */
class SampleTokenTest {
  private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
  private static final String CLAIMS =
      "\"sub\":\"1234567890\",\"name\":\"John Doe\",\"role\":\"admin\",\"exp\":1699999999}";
  private static final String SIGNATURE = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
  private static final String SAMPLE = token("{" + CLAIMS);

  private static String token(String payload) {
    return Base64Url.encode(HEADER.getBytes(UTF_8))
        + '.'
        + Base64Url.encode(payload.getBytes(UTF_8))
        + '.'
        + SIGNATURE;
  }

  private static OneIssuer withSecret(String secret) {
    byte[] octets = secret.getBytes(UTF_8);
    KeySource keys =
        (algorithm, keyId) -> java.util.Optional.of(VerificationKey.secret(octets, null));
    return OneIssuer.with(rules -> rules.keys(keys).algorithms(SignatureAlgorithm.HS256));
  }

  @ParameterizedTest(name = "SIG-11: the sample token is refused under the secret {0}")
  @ValueSource(
      strings = {
        "your-256-bit-secret-padded-to-fit-the-rule",
        "a-string-secret-at-least-256-bits-long",
        "secretsecretsecretsecretsecretsecret",
        "f1d5b2a07c934e68a1b0c2d3e4f59687"
      })
  void sampleTokenIsRefusedUnderAnySecret(String secret) {
    OneIssuer issuer = withSecret(secret);
    issuer.clock.set(java.time.Instant.ofEpochSecond(1_699_999_000));
    issuer.refuses(UNKNOWN_ISSUER, SAMPLE);
    issuer.refuses(BAD_SIGNATURE, token("{\"iss\":\"" + OneIssuer.ISSUER + "\"," + CLAIMS));
  }

  @Test
  @DisplayName("HDR-20: the sample token is refused where only public keys are trusted")
  void sampleTokenIsRefusedUnderPublicKeys() {
    OneIssuer issuer = OneIssuer.byDefault();
    issuer.refuses(UNKNOWN_ISSUER, SAMPLE);
    issuer.refuses(ALGORITHM_NOT_ALLOWED, token("{\"iss\":\"" + OneIssuer.ISSUER + "\"," + CLAIMS));
  }

  @Test
  @DisplayName("CLM-01: a token like it, well signed, is refused for what it lacks")
  void wellSignedTokenOfThisKindLacksClaims() {
    OneIssuer issuer = OneIssuer.withKey(TestKey.shared("HS256"));
    issuer.refuses(MISSING_CLAIM, issuer.token().without("exp").header("typ", "JWT"));
    issuer.accepts(issuer.token().header("typ", "JWT").claim("role", "admin"));
  }
}

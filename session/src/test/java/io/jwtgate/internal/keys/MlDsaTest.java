package io.jwtgate.internal.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonText;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.keys.JwkSet;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.KeySource;
import io.jwtgate.session.issue.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ML-DSA where the JDK has it, and what is said where it has not. */
class MlDsaTest {
  private static final boolean HERE = SignatureAlgorithm.ML_DSA_44.isAvailable();

  /** RFC 9964 section 4: a key of the least set, of which any octets are a key. */
  private static Map<String, Object> jwk() {
    return Map.of("kty", "AKP", "alg", "ML-DSA-44", "pub", Base64Url.encode(new byte[1312]));
  }

  private static JwkSet published(Map<String, Object> jwk) {
    return JwkSet.published(JsonText.of(Map.of("keys", List.of(jwk))).getBytes(US_ASCII));
  }

  @Test
  @DisplayName("NET-16: it is there exactly from Java 24 on")
  void isThereFrom24On() {
    assertEquals(Runtime.version().feature() >= 24, HERE);
  }

  @Test
  @DisplayName(
      "NET-16: a key is left out, with the reason, where the JDK lacks ML-DSA or it is wrong")
  void unusableKeyIsReported() {
    Map<String, Object> good = jwk();
    JwkSet set = published(good);
    assertEquals(HERE ? List.of() : List.of("ML-DSA needs Java 24 or later"), set.skipped());
    Map<String, Object> wrong = new HashMap<>(good);
    for (String name : List.of("ML-DSA-65", "ML-DSA", "ES256", "HS256", "")) {
      wrong.put("alg", name);
      assertEquals(1, published(wrong).skipped().size(), name);
    }
    wrong.put("alg", "ML-DSA-44");
    wrong.put("priv", "AAAA");
    assertEquals(1, published(wrong).skipped().size());
  }

  @Test
  @DisplayName("NET-16: it is taken only where it is written")
  void isTakenOnlyWhereWritten() {
    assertTrue(SignatureAlgorithm.asymmetric().stream().noneMatch(a -> a.family() == Family.AKP));
    TrustedIssuer.Builder issuer =
        TrustedIssuer.of("https://issuer.example")
            .audience("orders")
            .keys((algorithm, keyId) -> java.util.Optional.empty())
            .algorithms(SignatureAlgorithm.ML_DSA_65);
    if (HERE) {
      assertEquals("https://issuer.example", issuer.build().issuer());
    } else {
      String message = assertThrows(IllegalArgumentException.class, issuer::build).getMessage();
      assertEquals(
          "algorithms: ML-DSA-65 needs Java 24 or later; leave it out, or run on that", message);
    }
  }

  @Test
  @DisplayName("NET-16: nothing is signed by it")
  void nothingIsSigned() {
    assertThrows(
        IllegalArgumentException.class, () -> SigningKey.generate(SignatureAlgorithm.ML_DSA_44));
  }

  @ParameterizedTest(name = "NET-16: a token of {0} is taken, from a JWK and from PEM")
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "ML_DSA.*")
  void tokenIsTaken(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    assumeTrue(HERE, "this JDK lacks ML-DSA: skipped");
    KeyPair pair = KeyPairGenerator.getInstance(algorithm.registeredName()).generateKeyPair();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    String jwk = JsonText.of(JwkMembers.of(pair.getPublic()));
    String token = token(algorithm, pair);
    for (String content : List.of(pem, jwk)) {
      KeySet keys = KeyFile.publicKeys(content.getBytes(US_ASCII));
      TokenVerifier verifier = TokenVerifier.trusting(issuer(keys).algorithms(algorithm).build());
      assertEquals("alice", verifier.verify(token).name());
      String changed = token.substring(0, token.length() - 40) + "A".repeat(40);
      assertThrows(TokenRejectedException.class, () -> verifier.verify(changed));
    }
    KeySource late = KeyFile.publicKeys(jwk.getBytes(US_ASCII));
    TokenVerifier byDefault = TokenVerifier.trusting(issuer(late).build());
    assertEquals(
        RejectionReason.ALGORITHM_NOT_ALLOWED,
        assertThrows(TokenRejectedException.class, () -> byDefault.verify(token)).reason());
  }

  private static TrustedIssuer.Builder issuer(KeySource keys) {
    return TrustedIssuer.of("https://issuer.example").audience("orders").keys(keys);
  }

  private static String token(SignatureAlgorithm algorithm, KeyPair pair)
      throws GeneralSecurityException {
    String header = segment(Map.of("alg", algorithm.registeredName()));
    Map<String, Object> claims =
        Map.of(
            "iss", "https://issuer.example",
            "aud", "orders",
            "sub", "alice",
            "exp", System.currentTimeMillis() / 1000 + 300);
    String input = header + "." + segment(claims);
    Signature signer = Signature.getInstance(algorithm.registeredName());
    signer.initSign(pair.getPrivate());
    signer.update(input.getBytes(US_ASCII));
    return input + "." + Base64Url.encode(signer.sign());
  }

  private static String segment(Map<String, Object> json) {
    return Base64Url.encode(JsonText.of(json).getBytes(US_ASCII));
  }
}

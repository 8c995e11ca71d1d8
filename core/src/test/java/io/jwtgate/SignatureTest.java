package io.jwtgate;

import static io.jwtgate.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.UNKNOWN_KEY;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key and which algorithm judge a token (RFC 8725 sections 2.1 and 3.1). */
class SignatureTest {
  private static final TestKey RSA = TestKey.shared("RS256");

  @ParameterizedTest(name = "SIG-01, SIG-16: a token of {0} is taken")
  @EnumSource(
      value = SignatureAlgorithm.class,
      mode = EnumSource.Mode.MATCH_NONE,
      names = "ML_DSA.*")
  void everyAlgorithmIsTaken(SignatureAlgorithm algorithm) {
    OneIssuer issuer = OneIssuer.withKey(key(algorithm, "one"));
    assertEquals(algorithm, issuer.accepts(issuer.token()).algorithm());
  }

  @ParameterizedTest(name = "SIG-01: a token of {0} by another key is refused")
  @EnumSource(
      value = SignatureAlgorithm.class,
      mode = EnumSource.Mode.MATCH_NONE,
      names = "ML_DSA.*")
  void everyAlgorithmRefusesAnotherKey(SignatureAlgorithm algorithm) {
    OneIssuer issuer = OneIssuer.withKey(key(algorithm, "one"));
    issuer.refuses(BAD_SIGNATURE, issuer.token().signedBy(key(algorithm, "other")));
  }

  /** RSA pairs take long to make, so all algorithms share theirs. */
  private static TestKey key(SignatureAlgorithm algorithm, String keyId) {
    return algorithm.family() == Family.RSA
        ? TestKey.shared("RS256", keyId).as(algorithm.name())
        : TestKey.shared(algorithm.name(), keyId);
  }

  static Stream<byte[]> publicKeyAsSecret() {
    byte[] spki = RSA.publicKey().getEncoded();
    BigInteger modulus = ((RSAPublicKey) RSA.publicKey()).getModulus();
    return Stream.of(
        RSA.publicPem().getBytes(US_ASCII),
        RSA.publicPem().stripTrailing().getBytes(US_ASCII),
        spki,
        Arrays.copyOfRange(spki, 24, spki.length), // PKCS#1, within the SubjectPublicKeyInfo
        RSA.publicJwk().json().getBytes(US_ASCII),
        modulus.toByteArray(),
        modulus.toString(16).getBytes(US_ASCII));
  }

  @ParameterizedTest(name = "SIG-03: the public key is no HMAC secret, form {index}")
  @MethodSource("publicKeyAsSecret")
  void publicKeyIsNoSecret(byte[] publicKey) {
    TestKey confused = TestKey.hmac("HS256", RSA.keyId(), publicKey);
    OneIssuer issuer = OneIssuer.byDefault();
    issuer.refuses(ALGORITHM_NOT_ALLOWED, issuer.mint.withKey(confused).token());
    issuer.refuses(BAD_SIGNATURE, issuer.token().signedBy(confused));
    issuer.accepts(issuer.token());
  }

  @ParameterizedTest(
      name = "SIG-03: not even where HS256 is listed for the public key, form {index}")
  @MethodSource("publicKeyAsSecret")
  void publicKeyIsNoSecretWhereListed(byte[] publicKey) {
    TestKey confused = TestKey.hmac("HS256", RSA.keyId(), publicKey);
    OneIssuer issuer =
        OneIssuer.with(
            rules ->
                rules
                    .keys(
                        (algorithm, keyId) ->
                            OneIssuer.keys(RSA).find(SignatureAlgorithm.RS256, keyId))
                    .algorithms(SignatureAlgorithm.HS256));
    issuer.refuses(BAD_SIGNATURE, issuer.mint.withKey(confused).token());
  }

  @ParameterizedTest(
      name = "SIG-04, SIG-05: a key of {0} is found for no algorithm of another kind")
  @ValueSource(strings = {"RS256", "PS256", "ES256", "ES384", "ES512", "EdDSA", "HS512"})
  void keyFitsItsOwnKindAlone(String name) {
    SignatureAlgorithm own = SignatureAlgorithm.valueOf(name);
    TestKey key = key(own, "one");
    for (SignatureAlgorithm other : EnumSet.complementOf(EnumSet.of(own))) {
      assertEquals(false, OneIssuer.keys(key).find(other, key.keyId()).isPresent(), other.name());
    }
    assertEquals(true, OneIssuer.keys(key).find(own, key.keyId()).isPresent());
  }

  @ParameterizedTest(name = "SIG-05: a token of {0} by a key on another curve is refused")
  @ValueSource(strings = {"ES256", "ES384", "ES512"})
  void curveMustFitTheAlgorithm(String curve) {
    for (String algorithm : Set.of("ES256", "ES384", "ES512")) {
      TestKey key = TestKey.shared(curve).as(algorithm);
      OneIssuer issuer =
          OneIssuer.with(
              rules -> rules.keys(KeyFile.publicKeys(key.publicPem().getBytes(US_ASCII))));
      if (algorithm.equals(curve)) {
        issuer.accepts(issuer.mint.withKey(key).token());
      } else {
        issuer.refuses(UNKNOWN_KEY, issuer.mint.withKey(key).token());
      }
    }
  }

  @Test
  @DisplayName("SIG-12, KEY-07: a key for RS256 verifies no PS256, and the other way about")
  void paddingIsPinnedByTheKey() {
    OneIssuer pinned = OneIssuer.byDefault();
    pinned.refuses(UNKNOWN_KEY, pinned.mint.withKey(RSA.as("PS256")).token());
    pinned.refuses(UNKNOWN_KEY, pinned.mint.withKey(RSA.as("RS512")).token());
    pinned.refuses(BAD_SIGNATURE, pinned.token().signedBy(RSA.as("PS256")));
    OneIssuer other = OneIssuer.withKey(RSA.as("PS256"));
    other.accepts(other.token());
    other.refuses(ALGORITHM_NOT_ALLOWED, other.mint.withKey(RSA).token());
  }

  @Test
  @DisplayName("SIG-16: Ed25519 under both names, with signatures of 64 octets")
  void edwardsKeyServesBothItsNames() {
    TestKey key = TestKey.shared("EdDSA");
    byte[] pem = key.publicPem().getBytes(US_ASCII);
    OneIssuer issuer = OneIssuer.with(rules -> rules.keys(KeyFile.publicKeys(pem)));
    TokenMint mint = issuer.mint.withKey(key);
    issuer.accepts(mint.token());
    issuer.accepts(issuer.mint.withKey(key.as("Ed25519")).token());
    issuer.refuses(BAD_SIGNATURE, mint.token().rawSignature(s -> Arrays.copyOf(s, 63)));
    issuer.refuses(BAD_SIGNATURE, mint.token().rawSignature(s -> Arrays.copyOf(s, 65)));
    issuer.refuses(BAD_SIGNATURE, mint.token().rawSignature(new byte[64]));
  }

  @ParameterizedTest(name = "SIG-11: a shortened or lengthened MAC of {0} is refused")
  @ValueSource(strings = {"HS256", "HS384", "HS512"})
  void macHasItsFullLength(String algorithm) {
    OneIssuer issuer = OneIssuer.withKey(TestKey.shared(algorithm));
    issuer.accepts(issuer.token());
    issuer.refuses(BAD_SIGNATURE, issuer.token().rawSignature(mac -> Arrays.copyOf(mac, 1)));
    issuer.refuses(
        BAD_SIGNATURE, issuer.token().rawSignature(mac -> Arrays.copyOf(mac, mac.length - 1)));
    issuer.refuses(
        BAD_SIGNATURE, issuer.token().rawSignature(mac -> Arrays.copyOf(mac, mac.length + 1)));
    issuer.refuses(BAD_SIGNATURE, issuer.token().rawSignature(mac -> new byte[mac.length]));
  }
}

package io.jwtgate.testkit;

import static io.jwtgate.testkit.Crypto.trying;
import static java.util.Objects.requireNonNull;

import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that signs: a key pair or a secret, with its key id and its JOSE algorithm. Algorithms are
 * RS, PS, ES and HS with 256, 384 or 512, {@code EdDSA} and {@code Ed25519}; any other name is an
 * {@link IllegalArgumentException}. Immutable.
 */
public final class TestKey {
  private static final Map<String, TestKey> SHARED = new ConcurrentHashMap<>();

  private final JoseAlgorithm algorithm;
  private final String keyId;
  private final Key key;
  private final Optional<PublicKey> publicKey;

  private TestKey(JoseAlgorithm algorithm, String keyId, Key key, Optional<PublicKey> publicKey) {
    this.algorithm = algorithm;
    this.keyId = requireNonNull(keyId);
    this.key = key;
    this.publicKey = publicKey;
  }

  /**
   * A new key for any algorithm: RSA of 2048 bits, the algorithm's curve, a secret of full length.
   */
  public static TestKey generate(String algorithm, String keyId) {
    JoseAlgorithm named = JoseAlgorithm.named(algorithm);
    return named.takesSecret()
        ? hmac(algorithm, keyId, randomBytes(named.hashBytes()))
        : ofPair(algorithm, keyId, trying(named::newKeyPair));
  }

  /**
   * The one key of that algorithm and key id in this JVM, made when first asked for. RSA keys take
   * long to make; tests that don't care which key it is should share.
   */
  public static TestKey shared(String algorithm, String keyId) {
    return SHARED.computeIfAbsent(algorithm + ' ' + keyId, any -> generate(algorithm, keyId));
  }

  /** {@link #shared(String, String)} with the key id {@code test-} and the algorithm's name. */
  public static TestKey shared(String algorithm) {
    return shared(algorithm, "test-" + algorithm);
  }

  /** A new RSA pair for RS256, of any size from 512 bits: also of one that must be rejected. */
  public static TestKey rsa(String keyId, int bits) {
    return ofPair("RS256", keyId, trying(() -> JoseAlgorithm.newRsaKeyPair(bits)));
  }

  /** A secret of the test's choice, of any length but zero: a weak one, or a public key's text. */
  public static TestKey hmac(String algorithm, String keyId, byte[] secret) {
    SecretKey key = new SecretKeySpec(secret, JoseAlgorithm.named(algorithm).jdkName());
    return new TestKey(JoseAlgorithm.named(algorithm), keyId, key, Optional.empty());
  }

  /** A key pair that the test already has. Whether it fits the algorithm shows when it signs. */
  public static TestKey ofPair(String algorithm, String keyId, KeyPair pair) {
    JoseAlgorithm named = JoseAlgorithm.named(algorithm);
    return new TestKey(named, keyId, pair.getPrivate(), Optional.of(pair.getPublic()));
  }

  /**
   * The same key material for another algorithm. The JDK signs where the kind of key allows, also
   * where JOSE does not: {@code generate("ES256", "k").as("ES512")} signs with the wrong curve.
   */
  public TestKey as(String otherAlgorithm) {
    return new TestKey(JoseAlgorithm.named(otherAlgorithm), keyId, key, publicKey);
  }

  /** The same key material under another key id. */
  public TestKey withKeyId(String otherKeyId) {
    return new TestKey(algorithm, otherKeyId, key, publicKey);
  }

  /** The JOSE name, as in a token's {@code alg}. */
  public String algorithm() {
    return algorithm.name();
  }

  /** The key id, as in a token's {@code kid}. */
  public String keyId() {
    return keyId;
  }

  /**
   * The signature or MAC in JOSE form: ECDSA as R and S of fixed length, PSS with a salt as long as
   * the hash.
   *
   * @throws IllegalStateException where the JDK can't sign by this algorithm with this key
   */
  public byte[] sign(byte[] input) {
    return trying(() -> algorithm.sign(key, input));
  }

  /**
   * The public half of the pair.
   *
   * @throws IllegalStateException if this is a secret
   */
  public PublicKey publicKey() {
    return publicKey.orElseThrow(() -> new IllegalStateException(this + " has no public key"));
  }

  /**
   * The octets of the secret.
   *
   * @throws IllegalStateException if this is a key pair
   */
  public byte[] secret() {
    if (key instanceof SecretKey) {
      return key.getEncoded();
    }
    throw new IllegalStateException(this + " is not a secret");
  }

  /**
   * The public half with {@code kid}, {@code use} and {@code alg}.
   *
   * @throws IllegalStateException if this is a secret
   */
  public Jwk publicJwk() {
    return jwk(KeyMembers.of(publicKey()));
  }

  /** The whole key with its private members, or the secret: what must never be published. */
  public Jwk privateJwk() {
    Map<String, Object> members = new LinkedHashMap<>();
    publicKey.ifPresent(half -> members.putAll(KeyMembers.of(half)));
    members.putAll(KeyMembers.of(key));
    return jwk(members);
  }

  private Jwk jwk(Map<String, Object> material) {
    return Jwk.of(material).with("kid", keyId).with("use", "sig").with("alg", algorithm());
  }

  /** The public key in PEM (SubjectPublicKeyInfo), ending with a newline. */
  public String publicPem() {
    return Pem.of("PUBLIC KEY", publicKey());
  }

  /**
   * The private key in PEM (PKCS #8), ending with a newline.
   *
   * @throws IllegalStateException if this is a secret
   */
  public String privatePem() {
    return Pem.of("PRIVATE KEY", privateKey());
  }

  /**
   * A certificate that the key gives itself, for a JWK's {@code x5c} or for {@link
   * JwksServer#startHttps}: for the address 127.0.0.1, from yesterday until tomorrow.
   *
   * @throws IllegalStateException if this is a secret
   */
  public X509Certificate certificate() {
    return trying(() -> new SelfSignedCertificate(publicKey(), privateKey()).signed());
  }

  PrivateKey privateKey() {
    if (key instanceof PrivateKey half) {
      return half;
    }
    throw new IllegalStateException(this + " has no private key");
  }

  /** Names the key only: what is secret stays out of test logs. */
  @Override
  public String toString() {
    return "SigningKey[" + algorithm() + ", kid=" + keyId + "]";
  }

  private static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    do {
      // So that a file of them is read back whole: a newline at the end would be dropped.
      new SecureRandom().nextBytes(bytes);
    } while (bytes[bytes.length - 1] == '\n' || bytes[bytes.length - 1] == '\r');
    return bytes;
  }
}

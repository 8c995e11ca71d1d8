package io.jwtgate.session.issue;

import io.jwtgate.internal.keys.JwkMembers;
import io.jwtgate.internal.keys.KeyFit;
import io.jwtgate.internal.keys.Pem;
import io.jwtgate.internal.keys.Thumbprint;
import io.jwtgate.internal.keys.WeakSecrets;
import io.jwtgate.internal.signature.Signer;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import io.jwtgate.keys.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A key that signs tokens by one algorithm, under one {@code kid}. It is judged when it is made: a
 * weak key, a misfit, or a pair whose halves don't belong together can't be had. Immutable and
 * thread-safe.
 */
public final class SigningKey {
  private final SignatureAlgorithm algorithm;
  private final String keyId;
  private final Key key;
  private final Optional<PublicKey> publicKey;
  private final VerificationKey verificationKey;
  private final Signer signer;
  private final Optional<LowS> lowS;

  private SigningKey(
      SignatureAlgorithm algorithm, String keyId, Key key, Optional<PublicKey> publicKey) {
    this.algorithm = algorithm;
    this.key = key;
    this.publicKey = publicKey;
    this.keyId = keyId != null ? keyId : defaultKeyId(key, publicKey);
    this.verificationKey =
        publicKey
            .map(half -> VerificationKey.of(half, this.keyId, algorithm))
            .orElseGet(() -> VerificationKey.secret(key.getEncoded(), this.keyId, algorithm));
    this.signer = Signers.of(algorithm, key);
    this.lowS = Optional.of(algorithm).filter(any -> any.family() == Family.EC).map(LowS::of);
    requireOnePair();
  }

  /** The thumbprint; of a secret only as much as distinguishes two, since a kid is public. */
  private static String defaultKeyId(Key key, Optional<PublicKey> publicKey) {
    return publicKey
        .map(Thumbprint::of)
        .orElseGet(() -> "hs-" + Thumbprint.of(key).substring(0, 8));
  }

  private void requireOnePair() {
    byte[] probe = "a.b".getBytes(StandardCharsets.US_ASCII);
    if (!verificationKey.verifies(algorithm, probe, sign(probe))) {
      throw new UnusableKeyException("the private key and the public key are no pair");
    }
  }

  /**
   * A key from a file: PEM ({@code PRIVATE KEY}, PKCS #8) or a private JWK.
   *
   * @throws UnusableKeyException if it can't be read, or is weak, malformed or encrypted
   */
  public static SigningKey read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UnusableKeyException("the file of the signing key can't be read");
    }
  }

  /**
   * A key from the content of such a file. An RSA key from PEM signs by RS256 unless {@link #as}
   * says otherwise; of other keys there is only one choice.
   *
   * @throws UnusableKeyException if it is weak, malformed or encrypted
   */
  public static SigningKey parse(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return Pem.isPem(text) ? PrivatePem.read(text) : PrivateJwk.read(content);
  }

  /**
   * A pair from a key store, with the public key of its certificate.
   *
   * @throws UnusableKeyException if there is no such entry, or the password is wrong
   */
  public static SigningKey from(KeyStore keyStore, String alias, char[] password) {
    return of(KeyStoreEntry.read(keyStore, alias, password));
  }

  /** A pair, for the algorithm that is usual for its kind: RS256, or that of its curve. */
  public static SigningKey of(KeyPair pair) {
    return of(pair, KeyFit.usualAlgorithmOf(pair.getPublic()));
  }

  /**
   * A pair for one algorithm.
   *
   * @throws UnusableKeyException if the pair is weak or does not fit
   */
  public static SigningKey of(KeyPair pair, SignatureAlgorithm algorithm) {
    return new SigningKey(algorithm, null, pair.getPrivate(), Optional.of(pair.getPublic()));
  }

  /**
   * A shared secret for one HMAC algorithm: whoever can verify with it can sign as well. The octets
   * are copied.
   *
   * @throws UnusableKeyException if it is shorter than the hash, or one that anybody would try
   */
  public static SigningKey secret(byte[] octets, SignatureAlgorithm algorithm) {
    WeakSecrets.reject(octets);
    if (!algorithm.isSymmetric()) {
      throw new UnusableKeyException("a secret signs by HS256, HS384 or HS512 alone");
    }
    return new SigningKey(algorithm, null, KeyFit.secretKey(octets), Optional.empty());
  }

  /**
   * A new key pair, or a new secret. It lives in this process alone: a restart ends the tokens that
   * it signed, and other nodes don't have it.
   */
  public static SigningKey generate(SignatureAlgorithm algorithm) {
    return algorithm.isSymmetric()
        ? secret(GeneratedKeys.octets(algorithm.hashBits() / 8), algorithm)
        : of(GeneratedKeys.pair(algorithm), algorithm);
  }

  /**
   * The same key for another algorithm.
   *
   * @throws UnusableKeyException if it does not fit
   */
  public SigningKey as(SignatureAlgorithm other) {
    return new SigningKey(other, keyId, key, publicKey);
  }

  /** The same key under another {@code kid}. Left out: the key's thumbprint (RFC 7638). */
  public SigningKey withKeyId(String other) {
    return new SigningKey(algorithm, other, key, publicKey);
  }

  /** The one algorithm that it signs by. */
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** The {@code kid} of the tokens that it signs. */
  public String keyId() {
    return keyId;
  }

  /** What verifies its signatures: the public half, or the secret itself. */
  public VerificationKey verificationKey() {
    return verificationKey;
  }

  /**
   * The public JWK with {@code kid}, {@code use} and {@code alg} (RFC 7517 section 4); empty for a
   * secret, which must never be published.
   */
  public Optional<Map<String, Object>> publicJwk() {
    return publicKey.map(this::jwk);
  }

  private Map<String, Object> jwk(PublicKey half) {
    Map<String, Object> members = new LinkedHashMap<>(JwkMembers.of(half));
    members.put("kid", keyId);
    members.put("use", "sig");
    members.put("alg", algorithm.registeredName());
    return members;
  }

  /** The signature in JOSE form (RFC 7518 section 3); of ECDSA always the one with the lower s. */
  public byte[] sign(byte[] content) {
    byte[] signature = signer.sign(content);
    return lowS.map(form -> form.of(signature)).orElse(signature);
  }

  /** Names the key without its material. */
  @Override
  public String toString() {
    return "SigningKey[" + keyId + " " + algorithm + "]";
  }
}

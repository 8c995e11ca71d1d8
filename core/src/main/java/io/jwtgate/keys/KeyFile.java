package io.jwtgate.keys;

import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.keys.KeyStrength;
import io.jwtgate.internal.keys.Pem;
import io.jwtgate.internal.keys.WeakSecrets;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;

/**
 * Keys out of the deployer's own files: PEM public keys or certificates, a JWK, a JWK set, or an
 * HMAC secret. Here, other than in a published set, one bad key rejects the whole file: somebody
 * wrote it and wants to know.
 */
public final class KeyFile {
  private KeyFile() {}

  /**
   * Public keys from PEM text, or keys from a JWK or a JWK set.
   *
   * @throws UnusableKeyException if a key in it is private, weak, malformed or ambiguous
   */
  public static KeySet publicKeys(byte[] content) {
    return publicKeys(content, KeyStrength.MIN_RSA_BITS);
  }

  /**
   * As {@link #publicKeys}, with RSA keys from 1024 bits on. These are too short today: whoever can
   * afford it finds the private key.
   *
   * @throws UnusableKeyException if a key in it is private, weaker, malformed or ambiguous
   */
  public static KeySet unsafeRsa1024(byte[] content) {
    return publicKeys(content, KeyStrength.UNSAFE_RSA_BITS);
  }

  private static KeySet publicKeys(byte[] content, int minRsaBits) {
    String text = new String(content, StandardCharsets.UTF_8);
    KeySet keys = Pem.isPem(text) ? pem(text, minRsaBits) : jwks(content, minRsaBits);
    if (keys.keys().stream().anyMatch(key -> key.family() == Family.SECRET)) {
      throw new UnusableKeyException("it holds a shared secret, which belongs into secret-file");
    }
    return keys;
  }

  /**
   * HMAC secrets: a JWK of type oct or a set of them, or else one secret, which is the bytes as
   * they are, less a trailing newline.
   *
   * @throws UnusableKeyException if one is shorter than 32 octets or an obvious password
   */
  public static KeySet secret(byte[] content) {
    return isJsonText(content) ? secretJwks(content) : rawSecret(content);
  }

  /**
   * Private keys of this application, by which tokens are decrypted: {@code PRIVATE KEY} blocks in
   * PEM (PKCS #8, not encrypted), a private JWK, or a JWK set, in which keys for signatures are
   * left out.
   *
   * @throws UnusableKeyException if a key in it is public, weak, malformed or ambiguous
   */
  public static DecryptionKeySet decryptionKeys(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return DecryptionKeySet.of(
        Pem.isPem(text) ? PrivateKeys.inPem(text) : PrivateKeys.inJwks(content));
  }

  /** Begins as an object and is all text: random octets may well begin with a brace. */
  private static boolean isJsonText(byte[] content) {
    if (content.length == 0 || content[0] != '{') {
      return false;
    }
    for (byte octet : content) {
      if (octet < '\t' || octet == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static KeySet secretJwks(byte[] content) {
    KeySet keys = jwks(content, KeyStrength.MIN_RSA_BITS);
    if (keys.keys().stream().anyMatch(key -> key.family() != Family.SECRET)) {
      throw new UnusableKeyException("it holds a public key, which belongs into key-file");
    }
    return keys;
  }

  private static KeySet rawSecret(byte[] content) {
    byte[] octets = withoutTrailingNewline(content);
    WeakSecrets.reject(octets);
    return KeySet.of(VerificationKey.secret(octets, null));
  }

  private static KeySet pem(String text, int minRsaBits) {
    List<PublicKey> keys = Pem.publicKeys(text);
    return distinguishable(
        KeySet.of(
            keys.stream().map(key -> VerificationKey.of(key, null, null, minRsaBits)).toList()));
  }

  private static KeySet jwks(byte[] content, int minRsaBits) {
    JwkSet set = parse(content, minRsaBits);
    if (!set.mistakes().isEmpty()) {
      throw new UnusableKeyException(set.mistakes().get(0));
    }
    if (set.keys().isEmpty()) {
      throw new UnusableKeyException("it holds no key for signatures");
    }
    return distinguishable(set.keys());
  }

  /** Of two keys that fit a token alike neither is ever taken, so both would be there in vain. */
  private static KeySet distinguishable(KeySet keys) {
    List<VerificationKey> nameless =
        keys.keys().stream().filter(key -> key.keyId().isEmpty()).toList();
    boolean alike =
        nameless.stream().anyMatch(key -> nameless.stream().anyMatch(key::isConfusedWith));
    if (alike) {
      throw new UnusableKeyException(
          "it holds several keys of one kind; write a JWK set in which each has a kid");
    }
    return keys;
  }

  private static JwkSet parse(byte[] content, int minRsaBits) {
    try {
      return JwkSet.configured(content, minRsaBits);
    } catch (JsonRejectedException malformed) {
      throw new UnusableKeyException("it is neither PEM nor a JWK nor a JWK set");
    }
  }

  private static byte[] withoutTrailingNewline(byte[] content) {
    int end = content.length;
    if (end > 0 && content[end - 1] == '\n') {
      end--;
    }
    if (end > 0 && content[end - 1] == '\r') {
      end--;
    }
    return Arrays.copyOf(content, end);
  }
}

package io.jwtgate.internal.encryption;

import io.jwtgate.internal.jose.UnverifiedJwe;
import io.jwtgate.jose.KeyManagementAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;

/** Decrypts tokens by one algorithm and one pair of keys. Immutable and thread-safe. */
public final class Decryption {
  private final KeyManagementAlgorithm algorithm;
  private final ContentKey contentKey;

  /**
   * @param pair of the kind that the algorithm needs
   */
  public Decryption(KeyManagementAlgorithm algorithm, KeyPair pair) {
    this.algorithm = algorithm;
    this.contentKey = ContentKey.by(algorithm, pair);
  }

  /**
   * The content. Whatever is wrong, the answer is the same, and it takes as long: by that, nobody
   * can find out more about an encrypted key or a content (RFC 7516 section 11.5). Only what
   * anybody can see, such as a wrong length, is answered sooner.
   */
  public Optional<byte[]> decrypt(UnverifiedJwe jwe) {
    boolean expected = jwe.algorithm().equals(Optional.of(algorithm.registeredName()));
    return expected && !jwe.asksForUnsupported()
        ? jwe.encryption()
            .flatMap(ContentEncryption::named)
            .filter(encryption -> encryption.fits(jwe))
            .flatMap(encryption -> decrypt(jwe, encryption))
        : Optional.empty();
  }

  private Optional<byte[]> decrypt(UnverifiedJwe jwe, ContentEncryption encryption) {
    return contentKey.of(jwe, encryption).flatMap(key -> decrypt(jwe, encryption, key));
  }

  private static Optional<byte[]> decrypt(
      UnverifiedJwe jwe, ContentEncryption encryption, byte[] key) {
    try {
      return Optional.of(encryption.decrypt(key, jwe));
    } catch (GeneralSecurityException | RuntimeException undecryptable) {
      return Optional.empty();
    }
  }
}

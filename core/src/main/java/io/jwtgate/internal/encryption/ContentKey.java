package io.jwtgate.internal.encryption;

import io.jwtgate.internal.jose.UnverifiedJwe;
import io.jwtgate.jose.KeyManagementAlgorithm;
import java.security.KeyPair;
import java.util.Optional;

/**
 * How the key of a token's content is had, by one algorithm and one pair of keys. Immutable and
 * thread-safe.
 */
interface ContentKey {

  /**
   * The key of the content. What only the private key can tell, that an encrypted key is none, is
   * told to nobody: the key is a random one then, by which the content can't be decrypted either
   * (RFC 7516 section 11.5).
   *
   * @return as many octets as the encryption needs; empty where anybody can see that there is none:
   *     by a length, or by an ephemeral key that is no point on the curve
   */
  Optional<byte[]> of(UnverifiedJwe jwe, ContentEncryption encryption);

  /** By an algorithm that fits the pair. */
  static ContentKey by(KeyManagementAlgorithm algorithm, KeyPair pair) {
    return switch (algorithm) {
      case RSA_OAEP -> RsaOaep.of(pair, "SHA-1");
      case RSA_OAEP_256 -> RsaOaep.of(pair, "SHA-256");
      case ECDH_ES, ECDH_ES_A128KW, ECDH_ES_A256KW -> EcdhEs.of(pair, algorithm);
    };
  }
}

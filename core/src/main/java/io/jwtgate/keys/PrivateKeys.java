package io.jwtgate.keys;

import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.keys.Jwk;
import io.jwtgate.internal.keys.JwkPair;
import io.jwtgate.internal.keys.PemPair;
import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decryption keys as they stand in a file. One bad key rejects the whole file. */
final class PrivateKeys {
  /** What a key for decryption may be for (RFC 7517 section 4.3). */
  private static final Set<String> OPERATIONS =
      Set.of("decrypt", "unwrapKey", "deriveKey", "deriveBits");

  private PrivateKeys() {}

  /**
   * @throws UnusableKeyException if one can't be read
   */
  static List<DecryptionKey> inPem(String text) {
    List<KeyPair> pairs = PemPair.all(text);
    if (pairs.isEmpty()) {
      throw new UnusableKeyException("a decryption key is a PRIVATE KEY block, complete");
    }
    return pairs.stream().map(pair -> DecryptionKey.of(pair, null)).toList();
  }

  /**
   * @throws UnusableKeyException if one can't be read
   */
  static List<DecryptionKey> inJwks(byte[] content) {
    try {
      return JwkSet.entries(content).stream()
          .map(Jwk::withoutEmptyMembers)
          .filter(PrivateKeys::isForEncryption)
          .map(PrivateKeys::key)
          .toList();
    } catch (JsonRejectedException malformed) {
      throw new UnusableKeyException("it is neither PEM nor a JWK nor a JWK set");
    }
  }

  private static boolean isForEncryption(JsonObject jwk) {
    return !jwk.string("use").equals(Optional.of("sig"));
  }

  private static DecryptionKey key(JsonObject jwk) {
    if (!jwk.string("use").orElse("enc").equals("enc")) {
      throw new UnusableKeyException("use is neither sig nor enc");
    }
    if (jwk.strings("key_ops").stream().anyMatch(PrivateKeys::isForOthers)) {
      throw new UnusableKeyException("key_ops does not allow to decrypt");
    }
    String keyId = jwk.string("kid").orElse(null);
    KeyPair pair = JwkPair.of(jwk);
    return pinnedAlgorithm(jwk)
        .map(algorithm -> DecryptionKey.of(pair, keyId, algorithm))
        .orElseGet(() -> DecryptionKey.of(pair, keyId));
  }

  private static boolean isForOthers(List<String> operations) {
    return operations.stream().noneMatch(OPERATIONS::contains);
  }

  private static Optional<KeyManagementAlgorithm> pinnedAlgorithm(JsonObject jwk) {
    return jwk.string("alg")
        .map(
            name ->
                KeyManagementAlgorithm.named(name)
                    .orElseThrow(() -> new UnusableKeyException("alg is not supported")));
  }
}

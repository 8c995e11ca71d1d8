package io.jwtgate.internal.keys;

import io.jwtgate.jose.UnusableKeyException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** The private keys of a PEM text: PKCS #8, not encrypted (RFC 5958, RFC 7468 section 10). */
public final class PemPair {
  private PemPair() {}

  /**
   * Each private key with its public half, which is derived; other blocks are read over.
   *
   * @throws UnusableKeyException if one can't be read
   */
  public static List<KeyPair> all(String text) {
    return Pem.blocks(text).stream()
        .filter(block -> block.label().endsWith("PRIVATE KEY"))
        .map(PemPair::of)
        .toList();
  }

  private static KeyPair of(Pem.Block block) {
    return switch (block.label()) {
      case "PRIVATE KEY" -> pkcs8(block.der());
      case "ENCRYPTED PRIVATE KEY" ->
          throw new UnusableKeyException("an encrypted key can't be read; use a key store");
      default ->
          throw new UnusableKeyException(
              "only PKCS #8 is read; convert it with: openssl pkcs8 -topk8 -nocrypt");
    };
  }

  private static KeyPair pkcs8(byte[] der) {
    PrivateKey key =
        Pem.FACTORIES.stream()
            .flatMap(factory -> tryFactory(factory, der).stream())
            .findFirst()
            .orElseThrow(
                () -> new UnusableKeyException("the PRIVATE KEY is no RSA, EC or Ed25519 key"));
    return new KeyPair(DerivedPublicKey.of(key), key);
  }

  private static Optional<PrivateKey> tryFactory(String factory, byte[] der) {
    try {
      return Optional.of(
          KeyFactory.getInstance(factory).generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (GeneralSecurityException ofAnotherKind) {
      return Optional.empty();
    }
  }
}

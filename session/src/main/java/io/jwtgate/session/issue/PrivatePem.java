package io.jwtgate.session.issue;

import io.jwtgate.internal.keys.Pem;
import io.jwtgate.jose.UnusableKeyException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** The one private key of a PEM text: PKCS #8, not encrypted (RFC 5958, RFC 7468 section 10). */
final class PrivatePem {
  private PrivatePem() {}

  /**
   * @throws UnusableKeyException if there is not exactly one such key
   */
  static SigningKey read(String text) {
    List<Pem.Block> blocks =
        Pem.blocks(text).stream().filter(block -> block.label().endsWith("PRIVATE KEY")).toList();
    if (blocks.size() != 1) {
      throw new UnusableKeyException("a signing key is one PRIVATE KEY block, complete");
    }
    return key(blocks.get(0));
  }

  private static SigningKey key(Pem.Block block) {
    return switch (block.label()) {
      case "PRIVATE KEY" -> pkcs8(block.der());
      case "ENCRYPTED PRIVATE KEY" ->
          throw new UnusableKeyException("an encrypted key can't be read; use a key store");
      default ->
          throw new UnusableKeyException(
              "only PKCS #8 is read; convert it with: openssl pkcs8 -topk8 -nocrypt");
    };
  }

  private static SigningKey pkcs8(byte[] der) {
    PrivateKey key =
        Pem.FACTORIES.stream()
            .flatMap(factory -> tryFactory(factory, der).stream())
            .findFirst()
            .orElseThrow(
                () -> new UnusableKeyException("the PRIVATE KEY is no RSA, EC or Ed25519 key"));
    return SigningKey.of(new KeyPair(DerivedPublicKey.of(key), key));
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

package io.jwtgate.session.issue;

import io.jwtgate.internal.keys.PemPair;
import io.jwtgate.jose.UnusableKeyException;
import java.security.KeyPair;
import java.util.List;

/** The one private key of a PEM text as a key that signs. */
final class PrivatePem {
  private PrivatePem() {}

  /**
   * @throws UnusableKeyException if there is not exactly one such key
   */
  static SigningKey read(String text) {
    List<KeyPair> pairs = PemPair.all(text);
    if (pairs.size() != 1) {
      throw new UnusableKeyException("a signing key is one PRIVATE KEY block, complete");
    }
    return SigningKey.of(pairs.get(0));
  }
}

package io.jwtgate.session.issue;

import io.jwtgate.jose.UnusableKeyException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;

/** A key pair out of a key store; the public half stands in the certificate. */
final class KeyStoreEntry {
  private KeyStoreEntry() {}

  static KeyPair read(KeyStore keyStore, String alias, char[] password) {
    try {
      Key key = keyStore.getKey(alias, password);
      Certificate certificate = keyStore.getCertificate(alias);
      if (key instanceof PrivateKey half && certificate != null) {
        return new KeyPair(certificate.getPublicKey(), half);
      }
      throw new UnusableKeyException("the key store has no private key under this alias");
    } catch (GeneralSecurityException failed) {
      throw new UnusableKeyException("the key store refuses: is the password right?");
    }
  }
}

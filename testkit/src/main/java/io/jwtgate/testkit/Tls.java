package io.jwtgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What an https server shows of itself: a key and its self-signed certificate. */
final class Tls {
  private static final char[] PASSWORD = {};

  private Tls() {}

  static SSLContext of(TestKey identity) {
    return Crypto.trying(() -> context(identity));
  }

  private static SSLContext context(TestKey identity) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(storeOf(identity), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore storeOf(TestKey identity) throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      Certificate[] chain = {identity.certificate()};
      store.setKeyEntry("identity", identity.privateKey(), PASSWORD, chain);
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.jwtgate.jwks;

import io.jwtgate.internal.keys.CertificateChain;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Puts together whom a client trusts and what it shows of itself. Not thread-safe. */
final class TlsContext {
  private static final char[] PASSWORD = {};

  // Null means what the JVM trusts, and nothing to be shown.
  private TrustManager[] trust;
  private KeyManager[] keys;

  /**
   * @param only whether the JVM's authorities are not trusted
   * @throws IllegalArgumentException if it holds no certificates
   */
  TlsContext trusting(byte[] pem, boolean only) {
    List<X509Certificate> all = new ArrayList<>(CertificateChain.read(pem).certificates());
    try {
      if (!only) {
        all.addAll(trustedByJvm());
      }
      KeyStore store = emptyStore();
      for (int i = 0; i < all.size(); i++) {
        store.setCertificateEntry("authority-" + i, all.get(i));
      }
      trust = trustManagers(store);
      return this;
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("a certificate can't be used; write another file");
    }
  }

  private static List<X509Certificate> trustedByJvm() throws GeneralSecurityException {
    return Stream.of(trustManagers(null))
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
        .toList();
  }

  private static TrustManager[] trustManagers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /**
   * @throws IllegalArgumentException if the key is not that of the chain's first certificate
   */
  TlsContext showing(CertificateChain chain, byte[] keyPem) {
    PrivateKey key = ClientKey.read(keyPem, chain.first().getPublicKey());
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry(
          "client", key, PASSWORD, chain.certificates().toArray(X509Certificate[]::new));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, PASSWORD);
      keys = factory.getKeyManagers();
      return this;
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("the key can't be used with the certificate");
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      return store;
    } catch (IOException impossible) {
      throw new IllegalStateException("nothing is read", impossible);
    }
  }

  SSLContext build() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      return context;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has TLS", missing);
    }
  }
}

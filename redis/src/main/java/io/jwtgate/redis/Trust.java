package io.jwtgate.redis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** TLS to servers that one of some authorities vouches for, and no other. */
final class Trust {
  private static final String TYPE = "PKCS12";

  private Trust() {}

  /**
   * @param certificates PEM
   * @throws IllegalArgumentException if there is none that can be read
   */
  static SslOptions in(String certificates) {
    try {
      byte[] store = store(certificates);
      return SslOptions.builder()
          .trustStoreType(TYPE)
          .truststore(() -> new ByteArrayInputStream(store), password())
          .sslVerifyMode(SslVerifyMode.FULL)
          .build();
    } catch (GeneralSecurityException | IOException unreadable) {
      throw new IllegalArgumentException("store-ca-file: write a file of PEM certificates");
    }
  }

  /** It guards nothing: certificates are public, and the store never leaves the memory. */
  private static char[] password() {
    return TYPE.toCharArray();
  }

  private static byte[] store(String certificates) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(TYPE);
    store.load(null, null);
    byte[] text = certificates.getBytes(StandardCharsets.US_ASCII);
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(text))) {
      store.setCertificateEntry("authority-" + store.size(), certificate);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, password());
    return bytes.toByteArray();
  }
}

package io.jwtgate.internal.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The certificates of a PEM text, in their order. Immutable. */
public record CertificateChain(List<X509Certificate> certificates) {

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if there is none, or a malformed one
   */
  public static CertificateChain read(byte[] pem) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> found = new ArrayList<>();
      for (byte[] der : PemText.blocks(new String(pem, US_ASCII), "CERTIFICATE")) {
        found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
      if (found.isEmpty()) {
        throw new IllegalArgumentException("write a PEM file with a CERTIFICATE block");
      }
      return new CertificateChain(List.copyOf(found));
    } catch (GeneralSecurityException malformed) {
      throw new IllegalArgumentException("a CERTIFICATE block is malformed; write another file");
    }
  }

  /** That of whom the chain is about. */
  public X509Certificate first() {
    return certificates.get(0);
  }
}

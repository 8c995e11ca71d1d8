package io.jwtgate.jwks.internal.http;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Compares a host with a certificate where the JDK can't: it takes no name with an underscore for a
 * host, though Docker gives such names. The rule is that of RFC 9525 section 6.3 for DNS names.
 */
final class PeerName {
  private static final int DNS_NAME = 2;

  private PeerName() {}

  static boolean isUnknownToJdk(String host) {
    return host.indexOf('_') >= 0;
  }

  /**
   * @throws SSLPeerUnverifiedException if the peer's certificate is for other hosts
   */
  static void verify(String host, SSLSession session) throws SSLPeerUnverifiedException {
    X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
    if (!isNamed(host.toLowerCase(Locale.ROOT), certificate)) {
      throw new SSLPeerUnverifiedException("the certificate is for another host");
    }
  }

  private static boolean isNamed(String host, X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names != null && names.stream().anyMatch(name -> matches(name, host));
    } catch (CertificateParsingException malformed) {
      return false;
    }
  }

  private static boolean matches(List<?> name, String host) {
    return name.get(0).equals(DNS_NAME)
        && matches(((String) name.get(1)).toLowerCase(Locale.ROOT), host);
  }

  /** A star stands for the whole first label, where two more follow. */
  private static boolean matches(String name, String host) {
    if (!name.startsWith("*.")) {
      return name.equals(host);
    }
    int dot = host.indexOf('.');
    String rest = name.substring(1);
    return rest.indexOf('.', 1) > 0 && dot > 0 && host.substring(dot).equals(rest);
  }
}

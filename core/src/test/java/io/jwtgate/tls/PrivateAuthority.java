package io.jwtgate.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate authority that nobody trusts who is not told to, made for one test. */
public final class PrivateAuthority {
  private final KeyPair keys = newKeys();
  private final X509Certificate certificate;

  public PrivateAuthority(String name) {
    this.certificate =
        new CertificateDraft(name, name, keys.getPublic(), true, List.of()).signed(keys);
  }

  /** A server or a client with these names, of which an IPv4 address is one too. */
  public Identity issue(String... names) {
    KeyPair own = newKeys();
    String authority = certificate.getSubjectX500Principal().getName().substring("CN=".length());
    X509Certificate issued =
        new CertificateDraft(authority, names[0], own.getPublic(), false, List.of(names))
            .signed(keys);
    return new Identity(own.getPrivate(), issued, certificate);
  }

  /** Its certificate in PEM. */
  public String pem() {
    return Identity.pem("CERTIFICATE", Identity.encoded(certificate));
  }

  X509Certificate certificate() {
    return certificate;
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

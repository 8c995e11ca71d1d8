package io.jwtgate.internal.keys;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.jose.UnusableKeyException;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The certificate that a JWK says its key is in (RFC 7517 sections 4.7 to 4.9). */
final class JwkCertificate {
  // Some issuers break the text into lines, as in PEM.
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private JwkCertificate() {}

  /**
   * What tokens may name it by: {@code x5t} and {@code x5t#S256} as they stand, and the same of the
   * first certificate in {@code x5c}.
   *
   * @throws UnusableKeyException if that certificate is malformed or holds another key
   */
  static Set<String> thumbprints(JsonObject jwk, PublicKey key) {
    Set<String> thumbprints = new HashSet<>();
    jwk.string("x5t").ifPresent(thumbprints::add);
    jwk.string("x5t#S256").ifPresent(thumbprints::add);
    jwk.strings("x5c").ifPresent(chain -> addThumbprints(chain, key, thumbprints));
    return thumbprints;
  }

  private static void addThumbprints(List<String> chain, PublicKey key, Set<String> thumbprints) {
    byte[] certificate = firstOf(chain);
    if (!key.equals(publicKey(certificate))) {
      throw new UnusableKeyException("x5c holds another key");
    }
    thumbprints.add(digest("SHA-1", certificate));
    thumbprints.add(digest("SHA-256", certificate));
  }

  private static byte[] firstOf(List<String> chain) {
    try {
      return Base64.getDecoder().decode(BLANKS.matcher(chain.get(0)).replaceAll(""));
    } catch (IllegalArgumentException notBase64) {
      throw malformed();
    }
  }

  private static PublicKey publicKey(byte[] certificate) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(certificate))
          .getPublicKey();
    } catch (CertificateException broken) {
      throw malformed();
    }
  }

  private static UnusableKeyException malformed() {
    return new UnusableKeyException("x5c is malformed");
  }

  /** SHA-1 names a certificate here, and nothing depends on it. */
  private static String digest(String hash, byte[] certificate) {
    try {
      return Base64Url.encode(MessageDigest.getInstance(hash).digest(certificate));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has " + hash, missing);
    }
  }
}

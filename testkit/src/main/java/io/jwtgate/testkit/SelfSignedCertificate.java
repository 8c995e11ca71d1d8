package io.jwtgate.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A certificate (RFC 5280) that says of a public key what its own private key signs. It is also an
 * authority, so that who trusts one certificate of a key trusts each of them: every one differs.
 */
final class SelfSignedCertificate {
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * Subject alternative name: the IP address 127.0.0.1, as an https server on loopback needs it.
   */
  private static final byte[] ADDRESS =
      Der.sequence(
          Der.encoded("0603551d11"),
          Der.tagged(Der.OCTET_STRING, Der.sequence(Der.encoded("87047f000001"))));

  /** Basic constraints: this is a CA. */
  private static final byte[] AUTHORITY =
      Der.sequence(
          Der.encoded("0603551d13"),
          Der.encoded("0101ff"),
          Der.tagged(Der.OCTET_STRING, Der.sequence(Der.encoded("0101ff"))));

  private final PublicKey publicKey;
  private final PrivateKey privateKey;

  SelfSignedCertificate(PublicKey publicKey, PrivateKey privateKey) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  X509Certificate signed() throws GeneralSecurityException {
    byte[] content = content();
    byte[] bits = Der.tagged(Der.BIT_STRING, new byte[1], signature(content));
    byte[] encoded = Der.sequence(content, signatureAlgorithm(), bits);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  private byte[] content() {
    return Der.sequence(
        Der.explicit(0, Der.integer(2)),
        Der.integer(1),
        signatureAlgorithm(),
        name(),
        validity(Instant.now()),
        name(),
        publicKey.getEncoded(),
        Der.explicit(3, Der.sequence(AUTHORITY, ADDRESS)));
  }

  private static byte[] name() {
    byte[] text = Der.tagged(Der.UTF8_STRING, "jwtgate-testkit".getBytes(UTF_8));
    return Der.sequence(Der.set(Der.sequence(Der.encoded("0603550403"), text)));
  }

  private static byte[] validity(Instant now) {
    Duration day = Duration.ofDays(1);
    return Der.sequence(time(now.minus(day)), time(now.plus(day)));
  }

  private static byte[] time(Instant moment) {
    return Der.tagged(Der.UTC_TIME, UTC_TIME.format(moment).getBytes(US_ASCII));
  }

  private byte[] signature(byte[] content) throws GeneralSecurityException {
    Signature engine = Signature.getInstance(jdkName());
    engine.initSign(privateKey);
    engine.update(content);
    return engine.sign();
  }

  private String jdkName() {
    return switch (publicKey.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "Ed25519";
    };
  }

  private byte[] signatureAlgorithm() {
    return switch (publicKey.getAlgorithm()) {
      case "RSA" -> Der.sequence(Der.encoded("06092a864886f70d01010b0500"));
      case "EC" -> Der.sequence(Der.encoded("06082a8648ce3d040302"));
      default -> Der.sequence(Der.encoded("06032b6570"));
    };
  }
}

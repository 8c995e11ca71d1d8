package io.jwtgate.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A certificate (RFC 5280) that is to be signed by ECDSA with SHA-256, valid for a day. */
record CertificateDraft(
    String issuer, String subject, PublicKey key, boolean authority, List<String> names) {
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final byte[] ECDSA = sequence(hex("06082a8648ce3d040302"));

  X509Certificate signed(KeyPair by) {
    try {
      byte[] content = content();
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(by.getPrivate());
      signature.update(content);
      byte[] bits = tagged(0x03, new byte[1], signature.sign());
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(sequence(content, ECDSA, bits)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] content() {
    Instant now = Instant.now();
    byte[] serial = BigInteger.valueOf(now.toEpochMilli()).toByteArray();
    return sequence(
        tagged(0xa0, hex("020102")),
        tagged(0x02, serial),
        ECDSA,
        named(issuer),
        sequence(time(now.minus(Duration.ofHours(1))), time(now.plus(Duration.ofDays(1)))),
        named(subject),
        key.getEncoded(),
        tagged(0xa3, sequence(authority ? basicConstraints() : alternativeNames())));
  }

  private static byte[] named(String name) {
    byte[] text = tagged(0x0c, name.getBytes(UTF_8));
    return sequence(tagged(0x31, sequence(hex("0603550403"), text)));
  }

  private static byte[] time(Instant moment) {
    return tagged(0x17, UTC_TIME.format(moment).getBytes(US_ASCII));
  }

  private static byte[] basicConstraints() {
    return sequence(hex("0603551d13"), hex("0101ff"), tagged(0x04, sequence(hex("0101ff"))));
  }

  private byte[] alternativeNames() {
    byte[][] all = names.stream().map(CertificateDraft::alternativeName).toArray(byte[][]::new);
    return sequence(hex("0603551d11"), tagged(0x04, sequence(all)));
  }

  private static byte[] alternativeName(String name) {
    try {
      return name.matches("[0-9.]+")
          ? tagged(0x87, InetAddress.getByName(name).getAddress())
          : tagged(0x82, name.getBytes(US_ASCII));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hex(String octets) {
    return HexFormat.of().parseHex(octets);
  }

  private static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Stream.of(parts).forEach(content::writeBytes);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    if (content.size() >= 0x100) {
      all.write(0x82);
      all.write(content.size() >> 8);
    } else if (content.size() >= 0x80) {
      all.write(0x81);
    }
    all.write(content.size());
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }
}

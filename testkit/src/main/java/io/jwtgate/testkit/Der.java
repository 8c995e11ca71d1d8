package io.jwtgate.testkit;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;

/** Writes the little of ASN.1's DER (X.690) that a certificate needs. */
final class Der {
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int UTF8_STRING = 0x0c;
  static final int UTC_TIME = 0x17;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return tagged(0x31, parts);
  }

  static byte[] integer(long value) {
    return tagged(0x02, BigInteger.valueOf(value).toByteArray());
  }

  /** The parts within a context tag, as in {@code [3] EXPLICIT}. */
  static byte[] explicit(int number, byte[]... parts) {
    return tagged(0xa0 + number, parts);
  }

  /** A value that is always the same, such as an object identifier. */
  static byte[] encoded(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    all.writeBytes(length(content.size()));
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    if (length < 0x100) {
      return new byte[] {(byte) 0x81, (byte) length};
    }
    return new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
  }
}

package io.jwtgate.jwks.internal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of IP addresses (RFC 4632 section 3.1). Immutable. */
final class AddressBlock {
  private final byte[] prefix;
  private final int bits;

  private AddressBlock(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /** A block in CIDR notation, with an address literal. */
  static AddressBlock of(String cidr) {
    int slash = cidr.indexOf('/');
    try {
      byte[] prefix = InetAddress.getByName(cidr.substring(0, slash)).getAddress();
      return new AddressBlock(prefix, Integer.parseInt(cidr.substring(slash + 1)));
    } catch (UnknownHostException noLiteral) {
      throw new IllegalArgumentException(cidr, noLiteral);
    }
  }

  boolean contains(byte[] address) {
    if (address.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}

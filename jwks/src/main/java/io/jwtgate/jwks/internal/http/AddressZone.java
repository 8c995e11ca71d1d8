package io.jwtgate.jwks.internal.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far inside an address lies. The order counts: each reaches further in than the previous one.
 */
public enum AddressZone {
  PUBLIC,
  PRIVATE,
  LOOPBACK,
  /** Link-local, cloud metadata, multicast, unspecified, reserved: not dialled at all. */
  NEVER;

  private static final List<AddressBlock> NEVER_DIALLED =
      blocks(
          "0.0.0.0/8",
          "169.254.0.0/16",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // Metadata and host services of clouds, outside of the link-local blocks.
          "100.100.100.200/32",
          "168.63.129.16/32",
          "192.0.0.192/32",
          "fd00:ec2::254/128",
          "fd20:ce::254/128",
          "::/128",
          "fe80::/10",
          "ff00::/8",
          // Teredo hides an IPv4 address that can't be judged.
          "2001::/32");
  private static final List<AddressBlock> OWN_HOST = blocks("127.0.0.0/8", "::1/128");
  private static final List<AddressBlock> OWN_NETWORK =
      blocks(
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "100.64.0.0/10",
          "192.0.0.0/24",
          "198.18.0.0/15",
          "64:ff9b:1::/48",
          "fc00::/7",
          "fec0::/10");

  // IPv6 forms that lead to an IPv4 address, and where in them it stands.
  private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");
  private static final AddressBlock IPV4_COMPATIBLE = AddressBlock.of("::/96");
  private static final AddressBlock IPV4_TRANSLATED = AddressBlock.of("::ffff:0:0:0/96");
  private static final AddressBlock SIX_TO_FOUR = AddressBlock.of("2002::/16");

  private static List<AddressBlock> blocks(String... cidrs) {
    return Stream.of(cidrs).map(AddressBlock::of).toList();
  }

  public static AddressZone of(InetAddress address) {
    return of(address.getAddress());
  }

  private static AddressZone of(byte[] address) {
    if (isIn(NEVER_DIALLED, address)) {
      return NEVER;
    }
    if (isIn(OWN_HOST, address)) {
      return LOOPBACK;
    }
    if (endsWithIpv4(address)) {
      return of(Arrays.copyOfRange(address, 12, 16));
    }
    if (SIX_TO_FOUR.contains(address)) {
      return of(Arrays.copyOfRange(address, 2, 6));
    }
    return isIn(OWN_NETWORK, address) ? PRIVATE : PUBLIC;
  }

  private static boolean endsWithIpv4(byte[] address) {
    return NAT64.contains(address)
        || IPV4_COMPATIBLE.contains(address)
        || IPV4_TRANSLATED.contains(address);
  }

  private static boolean isIn(List<AddressBlock> blocks, byte[] address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }
}

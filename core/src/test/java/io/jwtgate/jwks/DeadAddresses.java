package io.jwtgate.jwks;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses of loopback at one port, of which none but 127.0.0.1 answers: one refuses connections,
 * one takes them in silence, and one is so full that it does not even refuse.
 */
final class DeadAddresses implements AutoCloseable {
  private static final int MORE_THAN_FIT = 6;

  private final List<InetAddress> addresses = new ArrayList<>();
  private final List<Closeable> opened = new ArrayList<>();

  /**
   * @param kinds {@code good}, {@code refusing}, {@code silent} and {@code full} with commas
   */
  static DeadAddresses like(String kinds, int port) throws IOException {
    DeadAddresses dead = new DeadAddresses();
    for (String kind : kinds.split(", ", -1)) {
      dead.add(kind, port);
    }
    return dead;
  }

  private void add(String kind, int port) throws IOException {
    byte last = (byte) (kind.equals("good") ? 1 : addresses.size() + 2);
    InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, last});
    addresses.add(address);
    if (kind.equals("silent") || kind.equals("full")) {
      opened.add(new ServerSocket(port, 1, address));
    }
    for (int i = 0; kind.equals("full") && i < MORE_THAN_FIT; i++) {
      fill(new InetSocketAddress(address, port));
    }
  }

  private void fill(InetSocketAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.connect(address);
    opened.add(channel);
  }

  InetAddress[] addresses() {
    return addresses.toArray(InetAddress[]::new);
  }

  @Override
  public void close() throws IOException {
    for (Closeable one : opened) {
      one.close();
    }
  }
}

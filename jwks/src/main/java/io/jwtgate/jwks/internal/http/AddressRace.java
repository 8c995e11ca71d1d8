package io.jwtgate.jwks.internal.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Connects to the first of several addresses that takes a connection (RFC 8305 section 5): one is
 * tried after the other, a quarter of a second apart or as soon as one has failed, and none is
 * given up for the next. Channels know no SOCKS proxy, so the JVM's does not come in between.
 *
 * <p>One thread runs it; any thread may close it.
 */
final class AddressRace implements Closeable {
  private static final long LONGEST_HEAD_START = 250;

  private final Deque<InetSocketAddress> waiting = new ArrayDeque<>();
  // Each connection under way, and when it is given up, in nanoseconds.
  private final Map<SocketChannel, Long> running = new LinkedHashMap<>();
  private final long patience;
  private final long headStart;
  private final Deadline deadline;
  private final Selector selector;
  private long nextStart = System.nanoTime();
  private IOException last = new IOException("no address");

  /**
   * @param patience for one address; all are begun within it, however many there are
   */
  AddressRace(List<InetAddress> addresses, int port, Duration patience, Deadline deadline)
      throws IOException {
    addresses.forEach(address -> waiting.add(new InetSocketAddress(address, port)));
    this.patience = patience.toNanos();
    this.headStart =
        TimeUnit.MILLISECONDS.toNanos(
            Math.min(LONGEST_HEAD_START, patience.toMillis() / Math.max(1, addresses.size())));
    this.deadline = deadline;
    this.selector = Selector.open();
  }

  /**
   * The connection that came first, in blocking mode; the others are cut.
   *
   * @throws IOException what the last of them failed by
   */
  SocketChannel winner() throws IOException {
    try {
      SocketChannel won = raced();
      // A channel that a selector knows can't block.
      selector.close();
      won.configureBlocking(true);
      running.remove(won);
      return won;
    } catch (ClosedSelectorException cut) {
      throw new IOException("closed", cut);
    } finally {
      close();
      running.keySet().forEach(AddressRace::cut);
    }
  }

  private SocketChannel raced() throws IOException {
    while (true) {
      SocketChannel won = startNext();
      won = won == null ? firstConnected() : won;
      if (won != null) {
        return won;
      }
      giveUpLateOnes();
      if (waiting.isEmpty() && running.isEmpty()) {
        throw last;
      }
    }
  }

  /** The next connection if its time has come; not null if it is there at once. */
  private SocketChannel startNext() throws IOException {
    if (waiting.isEmpty() || (System.nanoTime() < nextStart && !running.isEmpty())) {
      return null;
    }
    nextStart = System.nanoTime() + headStart;
    SocketChannel channel = SocketChannel.open();
    running.put(channel, System.nanoTime() + patience);
    try {
      channel.configureBlocking(false);
      if (channel.connect(waiting.remove())) {
        return channel;
      }
      channel.register(selector, SelectionKey.OP_CONNECT);
    } catch (IOException failed) {
      failed(channel, failed);
    }
    return null;
  }

  private SocketChannel firstConnected() throws IOException {
    selector.select(millisToNextStep());
    Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
    while (ready.hasNext()) {
      SocketChannel channel = (SocketChannel) ready.next().channel();
      ready.remove();
      if (isConnected(channel)) {
        return channel;
      }
    }
    return null;
  }

  private boolean isConnected(SocketChannel channel) {
    try {
      return channel.finishConnect();
    } catch (IOException failed) {
      failed(channel, failed);
      return false;
    }
  }

  private void failed(SocketChannel channel, IOException reason) {
    last = reason;
    running.remove(channel);
    cut(channel);
    nextStart = System.nanoTime();
  }

  private void giveUpLateOnes() {
    long now = System.nanoTime();
    List<SocketChannel> late =
        running.keySet().stream().filter(channel -> now >= running.get(channel)).toList();
    late.forEach(channel -> failed(channel, new SocketTimeoutException("no connection in time")));
  }

  private long millisToNextStep() throws IOException {
    long now = System.nanoTime();
    long next = waiting.isEmpty() ? Long.MAX_VALUE : nextStart - now;
    for (long end : running.values()) {
      next = Math.min(next, end - now);
    }
    return Math.max(1, Math.min(TimeUnit.NANOSECONDS.toMillis(next), deadline.millisLeft()));
  }

  private static void cut(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // There is nothing left to close.
    }
  }

  /** Ends the race without a winner. */
  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException alreadyGone) {
      // There is nothing left to close.
    }
  }
}

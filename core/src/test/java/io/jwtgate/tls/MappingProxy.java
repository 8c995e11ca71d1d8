package io.jwtgate.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy on 127.0.0.1 behind which every host is one port of this machine, so that a test
 * can give any name to its server. It tunnels and forwards, and may want credentials.
 */
public final class MappingProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Optional<String> wanted = Optional.empty();

  public MappingProxy(int target) {
    this.target = target;
    try {
      this.server = new ServerSocket(0, 50, loopback());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    start(this::accept);
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  /** From now on requests need this header line. */
  public void want(String header) {
    wanted = Optional.of(header);
  }

  /** {@code host:port}, as a setting names it. */
  public String address() {
    return "127.0.0.1:" + port();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The first lines of what was asked. */
  public List<String> requests() {
    return requests;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "mapping-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        open.add(client);
        start(() -> serve(client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket client) {
    try {
      List<String> head = head(client.getInputStream());
      requests.add(head.get(0));
      if (wanted.isPresent() && !head.contains(wanted.get())) {
        send(client, "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=x\r\n\r\n");
        client.close();
        return;
      }
      Socket to = new Socket(loopback(), target);
      open.add(to);
      if (head.get(0).startsWith("CONNECT ")) {
        send(client, "HTTP/1.1 200 Connection established\r\nProxy-Agent: test\r\n\r\n");
      } else {
        send(to, forwarded(head));
      }
      start(() -> copy(client, to));
      copy(to, client);
    } catch (IOException cut) {
      // One of them has gone.
    }
  }

  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (octet != '\n') {
        line.append((char) octet);
      } else if (line.toString().isBlank()) {
        return lines;
      } else {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
    }
    throw new IOException("cut");
  }

  private static String forwarded(List<String> head) {
    String[] first = head.get(0).split(" ", -1);
    List<String> lines = new ArrayList<>(head);
    lines.set(0, first[0] + ' ' + URI.create(first[1]).getRawPath() + ' ' + first[2]);
    lines.removeIf(line -> line.startsWith("Proxy-"));
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private static void send(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private static void copy(Socket from, Socket to) {
    try (to) {
      OutputStream out = to.getOutputStream();
      from.getInputStream().transferTo(out);
    } catch (IOException cut) {
      // One of them has gone.
    }
  }

  @Override
  public void close() {
    open.add(server);
    for (Closeable one : open) {
      try {
        one.close();
      } catch (IOException gone) {
        // So it is closed.
      }
    }
  }
}

package io.jwtgate.benchmarks.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests over a few connections that stay open, and wants every one answered 200. */
final class Load implements AutoCloseable {
  private static final int CONNECTIONS = 8;

  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

  /** Sends these in turn, {@code count} in all, and returns when the last is answered. */
  void send(int port, List<byte[]> requests, int count) throws Exception {
    List<Future<?>> parts = new ArrayList<>();
    for (int part = 0; part < CONNECTIONS; part++) {
      int first = part;
      parts.add(threads.submit(() -> sendPart(port, requests, first, count)));
    }
    try {
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a server did not answer as it should", failed);
    }
  }

  private static Void sendPart(int port, List<byte[]> requests, int first, int count)
      throws IOException {
    byte[] answer = new byte[4096];
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(30_000);
      for (int i = first; i < count; i += CONNECTIONS) {
        socket.getOutputStream().write(requests.get(i % requests.size()));
        requireOk(answer, read(socket.getInputStream(), answer));
      }
    }
    return null;
  }

  /** One answer, which is short and ends with a greeting or what else was sent. */
  private static int read(InputStream in, byte[] answer) throws IOException {
    int length = 0;
    do {
      int more = in.read(answer, length, answer.length - length);
      if (more < 0) {
        throw new IOException("the connection ended");
      }
      length += more;
    } while (!isWhole(answer, length));
    return length;
  }

  private static boolean isWhole(byte[] answer, int length) {
    String text = new String(answer, 0, length, StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\r\n\r\n") + 4;
    int declared = text.indexOf("Content-Length: ");
    if (body < 4 || declared < 0) {
      return false;
    }
    int end = text.indexOf('\r', declared);
    return length - body >= Integer.parseInt(text.substring(declared + 16, end));
  }

  private static void requireOk(byte[] answer, int length) throws IOException {
    if (!new String(answer, 0, Math.min(12, length), StandardCharsets.ISO_8859_1)
        .equals("HTTP/1.1 200")) {
      throw new IOException(new String(answer, 0, length, StandardCharsets.ISO_8859_1));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

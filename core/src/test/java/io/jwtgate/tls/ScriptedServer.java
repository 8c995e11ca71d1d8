package io.jwtgate.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLServerSocket;

/**
 * A server on 127.0.0.1 that writes octets as they are given, then neither reads nor closes: what
 * no real HTTP server can be made to do.
 */
public final class ScriptedServer implements AutoCloseable {
  private final ServerSocket server;
  private final Function<List<String>, byte[]> answer;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final List<List<String>> requests = new CopyOnWriteArrayList<>();

  private ScriptedServer(ServerSocket server, Function<List<String>, byte[]> answer) {
    this.server = server;
    this.answer = answer;
    Thread thread = new Thread(this::accept, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** In plain text; the answer is made of the request's head, line by line. */
  public static ScriptedServer plain(Function<List<String>, byte[]> answer) {
    try {
      return new ScriptedServer(new ServerSocket(0, 50, loopback()), answer);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Over this version of TLS, and asking for the client's certificate where that is needed. */
  public static ScriptedServer tls(
      Identity identity, String version, boolean needsClient, String answer) {
    try {
      SSLServerSocket server =
          (SSLServerSocket)
              identity.context().getServerSocketFactory().createServerSocket(0, 50, loopback());
      server.setEnabledProtocols(new String[] {version});
      server.setNeedClientAuth(needsClient);
      return new ScriptedServer(server, request -> answer.getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread thread = new Thread(() -> answer(socket), "scripted-connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void answer(Socket socket) {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      List<String> head = new CopyOnWriteArrayList<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.add(line);
      }
      requests.add(head);
      socket.getOutputStream().write(answer.apply(head));
      socket.getOutputStream().flush();
    } catch (IOException cut) {
      // The client has gone.
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The heads of what was asked, line by line. */
  public List<List<String>> requests() {
    return requests;
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

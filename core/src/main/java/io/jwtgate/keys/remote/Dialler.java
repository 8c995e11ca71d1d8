package io.jwtgate.keys.remote;

import io.jwtgate.keys.FetchFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens connections to addresses that were looked at, never to a name. One thread dials; any thread
 * may close, which cuts the connection under way.
 */
final class Dialler implements AutoCloseable {
  private final Resolver resolver;
  private final SSLSocketFactory tls;
  private final Duration patience;
  private volatile Socket current;
  private volatile boolean closed;

  /**
   * @param patience for a connection to one address
   */
  Dialler(Resolver resolver, SSLSocketFactory tls, Duration patience) {
    this.resolver = resolver;
    this.tls = tls;
    this.patience = patience;
  }

  /**
   * A connection to the first allowed address of the host that takes one.
   *
   * @throws FetchFailedException if no address of the host is allowed
   */
  Socket dial(HttpAddress url, Egress egress, Deadline deadline) throws IOException {
    Socket socket = connect(url, allowed(url, egress), deadline);
    try {
      return url.secure() ? secured(socket, url) : socket;
    } catch (IOException | RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }

  private InetAddress[] allowed(HttpAddress url, Egress egress) throws IOException {
    InetAddress[] allowed =
        Stream.of(resolver.resolve(url.host()))
            .filter(address -> egress.allows(url, address))
            .toArray(InetAddress[]::new);
    if (allowed.length == 0) {
      throw FetchFailedException.of(FetchFailure.EGRESS_REFUSED);
    }
    return allowed;
  }

  private Socket connect(HttpAddress url, InetAddress[] addresses, Deadline deadline)
      throws IOException {
    IOException last = new IOException("no address");
    for (InetAddress address : addresses) {
      try {
        return connect(new InetSocketAddress(address, url.port()), deadline);
      } catch (IOException failed) {
        last = failed;
      }
    }
    throw last;
  }

  private Socket connect(InetSocketAddress address, Deadline deadline) throws IOException {
    Socket socket = new DeadlineSocket(deadline);
    try {
      current = socket;
      requireOpen();
      socket.connect(address, (int) Math.min(patience.toMillis(), deadline.millisLeft()));
      return socket;
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  // Asked after the socket is known to close(), so one of the two sees the other.
  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
  }

  /** Certificate and host name are verified (RFC 9110 section 4.3.4); nothing switches that off. */
  private Socket secured(Socket socket, HttpAddress url) throws IOException {
    SSLSocket secured = (SSLSocket) tls.createSocket(socket, url.host(), url.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  @Override
  public void close() {
    closed = true;
    Socket socket = current;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException alreadyGone) {
        // There is nothing left to close.
      }
    }
  }
}

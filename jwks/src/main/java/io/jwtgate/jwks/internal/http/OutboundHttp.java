package io.jwtgate.jwks.internal.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One HTTP GET, alone on its connection. Small on purpose: the JDK's client resolves names itself,
 * after anybody could have looked at the addresses. It follows no redirect, keeps no cookie, and
 * ends by its deadline whatever the peer does.
 *
 * @param dialler opens the connection
 * @param limits what one fetch may cost
 * @param known which addresses work
 */
record OutboundHttp(Connector dialler, HttpLimits limits, KnownAddresses known)
    implements Documents {

  OutboundHttp(Connector dialler, HttpLimits limits) {
    this(dialler, limits, new KnownAddresses());
  }

  /** What an address has answered up to its body. */
  private record Begun(HttpConnection connection, InputStream in, HttpHead head) {}

  @Override
  public HttpReply get(HttpAddress url, EgressPolicy egress, Map<String, String> headers) {
    Route route = null;
    try {
      route = dialler.route(url, egress);
      return answer(route, headers, Deadline.in(limits.total()));
    } catch (IOException failed) {
      throw FailedExchange.of(failed, route);
    }
  }

  /** From the first address that speaks; one that takes a connection in vain sends to the next. */
  private HttpReply answer(Route route, Map<String, String> headers, Deadline deadline)
      throws IOException {
    List<InetAddress> left = new ArrayList<>(known.inOrder(dialler.addresses(route, deadline)));
    while (true) {
      Socket socket = dialler.connect(route, left, deadline);
      InetAddress peer = socket.getInetAddress();
      left.remove(peer);
      try (DeadlineSocket raw = new DeadlineSocket(socket, share(peer, left, deadline))) {
        Begun begun = begun(raw, route, headers);
        known.answered(peer);
        raw.endBy(deadline);
        return whole(begun);
      } catch (SilentException silent) {
        known.failed(peer);
        if (left.isEmpty()) {
          throw silent.reason();
        }
      }
    }
  }

  /** Half of the time for an address of which nothing is known, where there are others. */
  private Deadline share(InetAddress peer, List<InetAddress> others, Deadline deadline) {
    return others.isEmpty() || !known.isNew(peer) ? deadline : deadline.half();
  }

  private Begun begun(Socket raw, Route route, Map<String, String> headers) throws SilentException {
    try {
      HttpConnection connection = dialler.secured(raw, route);
      byte[] request = HttpRequest.get(route.url(), connection, headers);
      connection.stream().getOutputStream().write(request);
      InputStream in = new BufferedInputStream(connection.stream().getInputStream());
      return new Begun(connection, in, HttpHead.readFrom(in));
    } catch (IOException failed) {
      throw new SilentException(failed);
    }
  }

  private HttpReply whole(Begun begun) throws IOException {
    if (begun.connection.isForwarded()) {
      Tunnel.requireAuthorized(begun.head.status());
    }
    byte[] body = HttpBody.readFrom(begun.in, begun.head, limits.octets());
    return new HttpReply(begun.head, body, begun.connection.origin());
  }

  @Override
  public void close() {
    dialler.close();
  }

  /** An address took the connection, and gave no answer. */
  private static final class SilentException extends Exception {
    private static final long serialVersionUID = 1L;

    SilentException(IOException reason) {
      super(reason);
    }

    IOException reason() {
      return (IOException) getCause();
    }
  }
}

package io.jwtgate.jwks.internal.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Opens connections to addresses that were looked at, never to a name. One thread dials at a time;
 * any thread may close, which cuts the connection under way.
 */
public final class Connector implements AutoCloseable {
  private final HostLookup lookup;
  private final ProxyChoice proxies;
  private final TlsLayer tls;
  private final Duration patience;
  private volatile Closeable current;
  private volatile boolean closed;

  /**
   * @param patience for a connection to one address
   */
  public Connector(HostLookup lookup, ProxyChoice proxies, TlsLayer tls, Duration patience) {
    this.lookup = lookup;
    this.proxies = proxies;
    this.tls = tls;
    this.patience = patience;
  }

  /**
   * The way to a document.
   *
   * @throws HttpFailedException if it is not allowed
   */
  Route route(HttpAddress url, EgressPolicy egress) throws IOException {
    Route route = new Route(url, egress, proxies.proxyFor(url));
    if (!route.isAllowed()) {
      throw HttpFailedException.of(HttpFailure.EGRESS_REJECTED);
    }
    return route;
  }

  /**
   * The addresses that may be dialled on it.
   *
   * @throws HttpFailedException if there is none
   */
  List<InetAddress> addresses(Route route, Deadline deadline) throws IOException {
    List<InetAddress> allowed = Stream.of(resolved(route, deadline)).filter(route::allows).toList();
    if (allowed.isEmpty()) {
      throw HttpFailedException.of(HttpFailure.EGRESS_REJECTED);
    }
    return allowed;
  }

  private InetAddress[] resolved(Route route, Deadline deadline) throws NotConnectedException {
    try {
      return lookup.resolve(route.host(), deadline);
    } catch (IOException failed) {
      throw new NotConnectedException(failed);
    }
  }

  /** A connection to the first of the addresses that takes one. */
  Socket connect(Route route, List<InetAddress> addresses, Deadline deadline)
      throws NotConnectedException {
    try {
      AddressRace race = shown(new AddressRace(addresses, route.port(), patience, deadline));
      return shown(race.winner().socket());
    } catch (IOException failed) {
      throw new NotConnectedException(failed);
    }
  }

  /** The connection made ready for a request, through proxy and TLS where these are in use. */
  HttpConnection secured(Socket raw, Route route) throws IOException {
    HttpAddress url = route.url();
    if (!url.secure()) {
      return new HttpConnection(raw, raw, route.proxy());
    }
    if (route.proxy().isPresent()) {
      Tunnel.open(raw, route.proxy().get(), url);
    }
    return new HttpConnection(raw, tls.over(raw, url), route.proxy());
  }

  // Asked after it is known to close(), so one of the two sees the other.
  private <T extends Closeable> T shown(T opened) throws IOException {
    current = opened;
    if (closed) {
      opened.close();
      throw new IOException("closed");
    }
    return opened;
  }

  @Override
  public void close() {
    closed = true;
    lookup.close();
    Closeable opened = current;
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException alreadyGone) {
        // There is nothing left to close.
      }
    }
  }
}

package io.jwtgate.keys.remote;

import io.jwtgate.keys.KeyHealth;
import java.util.Random;

/** Puts the parts of a source together as its builder says, and starts them. */
record RemoteKeySetup(RemoteKeySource.Builder wishes) {
  // Two places of metadata and the set itself, each within its own limit.
  private static final int DOCUMENTS = 3;

  /**
   * @throws IllegalArgumentException if the address can't be used, or keys are required and not had
   */
  KeyRefresher started() {
    HttpAddress url = requireUsable();
    FetchThreads threads = FetchThreads.join();
    KeyRefresher refresher = new KeyRefresher(fetch(url, threads), threads);
    SharedFetch first = refresher.schedule().current();
    refresher.start();
    if (wishes.required) {
      first.await(wishes.limits.total().multipliedBy(DOCUMENTS));
      refuseWithoutKeys(refresher);
    }
    return refresher;
  }

  private KeyFetch fetch(HttpAddress url, FetchThreads threads) {
    FetchTimes timing = new FetchTimes(wishes.clock, new Random(), wishes.staleMax, wishes.cooldown);
    KeyEvents events = new KeyEvents(wishes.name, setting(), wishes.listener);
    Documents documents = documents(url, threads);
    JwksLocation location = location(url, documents, timing, events);
    return new KeyFetch(location, documents, timing, events, wishes.limits.total());
  }

  private Documents documents(HttpAddress url, FetchThreads threads) {
    if (wishes.fetcher != null) {
      return new FetchedElsewhere(wishes.fetcher, wishes.limits.octets());
    }
    OutboundHttp http = new OutboundHttp(dialler(threads), wishes.limits);
    return wishes.token == null ? http : new AuthorizedDocuments(http, wishes.token, url);
  }

  private Connector dialler(FetchThreads threads) {
    HostLookup lookup = new HostLookup(wishes.resolver, threads.lookups());
    return new Connector(
        lookup, wishes.proxies().choice(), new TlsLayer(wishes.tls), wishes.limits.connect());
  }

  private String setting() {
    return wishes.setting == null ? "issuer " + wishes.name : wishes.setting;
  }

  /**
   * The address as it was given.
   *
   * @throws IllegalArgumentException if it can't be used
   */
  HttpAddress requireUsable() {
    HttpAddress url = HttpAddress.parse(wishes.origin);
    require(
        url.secure() || url.namesLoopback() || wishes.unsafeHttp,
        "write an https URL; http is taken on loopback hosts, and elsewhere with unsafe-http");
    require(
        url.secure() || url.namesLoopback() || wishes.token == null,
        "write an https URL, since a token is sent there");
    require(!wishes.discovered || url.target().indexOf('?') < 0, "write an issuer without a query");
    return url;
  }

  private JwksLocation location(
      HttpAddress url, Documents documents, FetchTimes timing, KeyEvents events) {
    EgressPolicy egress = EgressPolicy.configured(wishes.unsafeHttp);
    if (!wishes.discovered) {
      return new JwksEndpoint(url, egress, true);
    }
    return new Discovery(wishes.origin, egress, wishes.wellKnown, documents, timing, events);
  }

  private static void refuseWithoutKeys(KeyRefresher refresher) {
    KeyHealth health = refresher.health();
    if (health.state() == KeyHealth.State.EMPTY) {
      refresher.close();
      throw new IllegalArgumentException(
          "no keys could be fetched ("
              + refresher.lastFailure()
              + "); write an address that has them");
    }
  }

  private static void require(boolean holds, String advice) {
    if (!holds) {
      throw new IllegalArgumentException(advice);
    }
  }
}

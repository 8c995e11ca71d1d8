package io.jwtgate.jwks;

import io.jwtgate.internal.log.LogPace;
import io.jwtgate.jwks.internal.http.Connector;
import io.jwtgate.jwks.internal.http.Documents;
import io.jwtgate.jwks.internal.http.EgressPolicy;
import io.jwtgate.jwks.internal.http.HostLookup;
import io.jwtgate.jwks.internal.http.HttpAddress;
import io.jwtgate.jwks.internal.http.OutboundHttp;
import io.jwtgate.jwks.internal.http.TlsLayer;
import io.jwtgate.metrics.KeyHealth;
import java.util.Random;

/** Puts the parts of a source together as its builder says, and starts them. */
record RemoteKeySetup(RemoteKeySource.Builder builder) {
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
    if (builder.required) {
      first.await(builder.limits.total().multipliedBy(DOCUMENTS));
      requireKeys(refresher);
    }
    return refresher;
  }

  private KeyFetch fetch(HttpAddress url, FetchThreads threads) {
    FetchTimes timing =
        new FetchTimes(builder.clock, new Random(), builder.staleMax, builder.cooldown);
    KeyEvents events = new KeyEvents(builder.name, log(timing), builder.listener);
    Documents documents = documents(url, threads);
    JwksLocation location = location(url, documents, timing, events);
    return new KeyFetch(
        location, documents, timing, events, builder.limits.total(), builder.unsafeRsa1024);
  }

  private Documents documents(HttpAddress url, FetchThreads threads) {
    if (builder.fetcher != null) {
      return new FetchedElsewhere(builder.fetcher, builder.limits.octets());
    }
    OutboundHttp http = new OutboundHttp(dialler(threads), builder.limits);
    return builder.token == null ? http : new AuthorizedDocuments(http, builder.token, url);
  }

  private Connector dialler(FetchThreads threads) {
    HostLookup lookup = new HostLookup(builder.resolver, threads.lookups());
    return new Connector(
        lookup, builder.proxies().choice(), new TlsLayer(builder.tls), builder.limits.connect());
  }

  private KeyLog log(FetchTimes timing) {
    String setting = builder.setting == null ? "issuer " + builder.name : builder.setting;
    return builder.tenants == null
        ? new KeyLog(setting, builder.name, builder.application, new LogPace(timing::now))
        : KeyLog.ofTenant(setting, builder.name, builder.application, builder.tenants);
  }

  /**
   * The address as it was given.
   *
   * @throws IllegalArgumentException if it can't be used
   */
  HttpAddress requireUsable() {
    HttpAddress url = HttpAddress.parse(builder.origin);
    require(
        url.secure() || url.namesLoopback() || builder.unsafeHttp,
        "write an https URL; http is taken on loopback hosts, and elsewhere with unsafe-http");
    require(
        url.secure() || url.namesLoopback() || builder.token == null,
        "write an https URL, since a token is sent there");
    require(
        !builder.discovered || url.target().indexOf('?') < 0, "write an issuer without a query");
    return url;
  }

  private JwksLocation location(
      HttpAddress url, Documents documents, FetchTimes timing, KeyEvents events) {
    EgressPolicy egress = EgressPolicy.configured(builder.unsafeHttp);
    if (!builder.discovered) {
      return new FixedLocation(new JwksEndpoint(url, egress, true));
    }
    return new Discovery(builder.origin, egress, builder.wellKnown, documents, timing, events);
  }

  private static void requireKeys(KeyRefresher refresher) {
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

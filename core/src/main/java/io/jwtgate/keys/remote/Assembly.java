package io.jwtgate.keys.remote;

import io.jwtgate.keys.KeyHealth;
import io.jwtgate.log.LogPace;
import java.util.Random;

/** Puts the parts of a source together as its builder says, and starts them. */
record Assembly(RemoteKeySource.Builder wishes) {
  // Two places of metadata and the set itself, each within its own limit.
  private static final int DOCUMENTS = 3;

  /**
   * @throws IllegalArgumentException if the address can't be used, or keys are required and not had
   */
  Refresher started() {
    HttpAddress url = requireUsable();
    FetchThreads threads = FetchThreads.join();
    Refresher refresher = new Refresher(fetch(url, threads), threads);
    Flight first = refresher.plan().flight();
    refresher.start();
    if (wishes.required) {
      first.await(wishes.limits.total().multipliedBy(DOCUMENTS));
      refuseWithoutKeys(refresher);
    }
    return refresher;
  }

  private KeyFetch fetch(HttpAddress url, FetchThreads threads) {
    Timing timing = new Timing(wishes.clock, new Random(), wishes.staleMax, wishes.cooldown);
    KeyEvents events = new KeyEvents(wishes.name, log(timing), wishes.listener);
    Documents documents = documents(url, threads);
    JwksLocation location = location(url, documents, timing, events);
    return new KeyFetch(location, documents, timing, events, wishes.limits.total());
  }

  private Documents documents(HttpAddress url, FetchThreads threads) {
    if (wishes.fetcher != null) {
      return new FetchedElsewhere(wishes.fetcher, wishes.limits.octets());
    }
    HttpGet http = new HttpGet(dialler(threads), wishes.limits);
    return wishes.token == null ? http : new AuthorizedDocuments(http, wishes.token, url);
  }

  private Dialler dialler(FetchThreads threads) {
    HostLookup lookup = new HostLookup(wishes.resolver, threads.lookups());
    return new Dialler(
        lookup, wishes.proxies().choice(), new TlsLayer(wishes.tls), wishes.limits.connect());
  }

  private KeyLog log(Timing timing) {
    String setting = wishes.setting == null ? "issuer " + wishes.name : wishes.setting;
    return new KeyLog(setting, wishes.name, wishes.application, new LogPace(timing::now));
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
      HttpAddress url, Documents documents, Timing timing, KeyEvents events) {
    Egress egress = Egress.configured(wishes.unsafeHttp);
    if (!wishes.discovered) {
      return new JwksPlace(url, egress, true);
    }
    return new Discovery(wishes.origin, egress, wishes.wellKnown, documents, timing, events);
  }

  private static void refuseWithoutKeys(Refresher refresher) {
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

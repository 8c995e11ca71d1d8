package io.jwtgate.keys.remote;

import io.jwtgate.keys.FetchFailure;
import io.jwtgate.keys.KeyHealth;
import java.time.Duration;
import java.util.Random;
import javax.net.ssl.SSLSocketFactory;

/** Puts the parts of a source together as its builder says, and starts them. */
record Assembly(RemoteKeySource.Builder wishes) {
  // Two places of metadata and the set itself, each within its own limit.
  private static final Duration LONGEST_START = FetchLimits.DEFAULT.total().multipliedBy(3);

  /**
   * @throws IllegalArgumentException if the address can't be used, or keys are required and not had
   */
  Refresher started() {
    Refresher refresher = new Refresher(fetch());
    Flight first = refresher.plan().flight();
    refresher.start();
    if (wishes.required) {
      first.await(LONGEST_START);
      refuseWithoutKeys(refresher);
    }
    return refresher;
  }

  private KeyFetch fetch() {
    Timing timing = new Timing(wishes.clock, new Random(), wishes.staleMax, wishes.cooldown);
    Dialler dialler = new Dialler(wishes.resolver, sockets(), wishes.limits.connect());
    HttpGet http = new HttpGet(dialler, wishes.limits);
    KeyEvents events = new KeyEvents(wishes.name, setting(), wishes.listener);
    return new KeyFetch(location(http, timing, events), http, timing, events);
  }

  private String setting() {
    return wishes.setting == null ? "issuer " + wishes.name : wishes.setting;
  }

  private SSLSocketFactory sockets() {
    return wishes.tls == null
        ? (SSLSocketFactory) SSLSocketFactory.getDefault()
        : wishes.tls.getSocketFactory();
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
    require(!wishes.discovered || url.target().indexOf('?') < 0, "write an issuer without a query");
    return url;
  }

  private JwksLocation location(HttpGet http, Timing timing, KeyEvents events) {
    HttpAddress url = requireUsable();
    Egress egress = Egress.configured(wishes.unsafeHttp);
    if (!wishes.discovered) {
      return new JwksPlace(url, egress);
    }
    return new Discovery(wishes.origin, egress, wishes.wellKnown, http, timing, events);
  }

  private static void refuseWithoutKeys(Refresher refresher) {
    KeyHealth health = refresher.health();
    if (health.state() == KeyHealth.State.EMPTY) {
      refresher.close();
      String reason = health.lastFailure().orElse(FetchFailure.TIMED_OUT).name();
      throw new IllegalArgumentException(
          "no keys could be fetched (" + reason + "); write an address that has them");
    }
  }

  private static void require(boolean holds, String advice) {
    if (!holds) {
      throw new IllegalArgumentException(advice);
    }
  }
}

package io.jwtgate.keys.remote;

import io.jwtgate.event.SecurityListener;
import io.jwtgate.keys.KeyHealth;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.keys.SignatureAlgorithm;
import io.jwtgate.keys.VerificationKey;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * The keys that an issuer publishes over HTTP. They are fetched in the background, ahead of need;
 * while good ones are held, a request waits only to find a key id that nobody has seen yet, and
 * only for one fetch that all such requests share. The rules in full stand in {@code docs/keys.md}.
 *
 * <p>Thread-safe. It owns one thread, which {@link #close} ends.
 */
public final class RemoteKeySource implements KeySource {
  private static final int MOST_WAITING = 64;
  private static final Duration LONGEST_WAIT = FetchLimits.DEFAULT.total();

  private final Refresher refresher;
  private final Timing timing;
  // So that a flood of unknown key ids can't hold every thread of a server on a slow issuer.
  private final Semaphore seats = new Semaphore(MOST_WAITING);

  RemoteKeySource(Refresher refresher, Timing timing) {
    this.refresher = refresher;
    this.timing = timing;
  }

  /**
   * A JWK set at this address.
   *
   * @param jwksUri an https URL; http is taken on loopback hosts
   */
  public static Builder at(String jwksUri) {
    return new Builder(jwksUri, false);
  }

  /**
   * The JWK set that the issuer's own metadata name (RFC 8414, OpenID Connect Discovery 1.0).
   *
   * @param issuer the issuer's identifier, as in {@code iss}
   */
  public static Builder discoveredFrom(String issuer) {
    return new Builder(issuer, true);
  }

  @Override
  public Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
    long now = timing.now();
    refresher.nudge(now);
    Optional<VerificationKey> key = keysAt(now).find(algorithm, keyId);
    return key.isPresent() || !searched(keyId, now)
        ? key
        : keysAt(timing.now()).find(algorithm, keyId);
  }

  private KeySet keysAt(long now) {
    KeySnapshot held = refresher.held();
    return held.servesAt(now) ? held.keys() : awaitedKeys();
  }

  /** Only a first fetch is waited for: while fetches fail, the answer is given at once. */
  private KeySet awaitedKeys() {
    Flight flight = refresher.boardForKeys();
    if (flight != null) {
      flight.await(LONGEST_WAIT);
    }
    KeySnapshot held = refresher.held();
    long now = timing.now();
    if (!held.servesAt(now)) {
      throw new KeysUnavailableException(Duration.ofMillis(refresher.pauseAt(now)));
    }
    return held.keys();
  }

  /** Whether a fetch has ended for which this request has waited. */
  private boolean searched(String keyId, long now) {
    if (!seats.tryAcquire()) {
      return false;
    }
    try {
      Flight flight = refresher.boardForKeyId(keyId, now);
      if (flight != null) {
        flight.await(LONGEST_WAIT);
      }
      return flight != null;
    } finally {
      seats.release();
    }
  }

  /** How the keys are at this moment. */
  public KeyHealth health() {
    return refresher.health();
  }

  @Override
  public void close() {
    refresher.close();
  }

  /** Collects how keys are fetched; {@link #build} checks it. Not thread-safe. */
  public static final class Builder {
    private static final Duration LONGEST_STALE = Duration.ofDays(7);

    private final String origin;
    private final boolean discovered;
    private String name = "default";
    private Duration staleMax = Duration.ofHours(1);
    private Duration cooldown = Duration.ofSeconds(30);
    private Clock clock = Clock.systemUTC();
    private SecurityListener listener = SecurityListener.logging();
    private SSLContext tls;
    private boolean unsafeHttp;
    private List<WellKnown> wellKnown = List.of(WellKnown.OPENID, WellKnown.OAUTH);
    private Resolver resolver = InetAddress::getAllByName;

    private Builder(String origin, boolean discovered) {
      this.origin = origin;
      this.discovered = discovered;
    }

    /** A label for logs and metrics. Left out: {@code default}. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** How long the last good keys serve through an outage. Left out: one hour. */
    public Builder staleMax(Duration duration) {
      require(
          !duration.isNegative() && duration.compareTo(LONGEST_STALE) <= 0,
          "write a duration from PT0S to P7D");
      this.staleMax = duration;
      return this;
    }

    /** The least time between two fetches for unknown key ids. Left out: 30 seconds. */
    public Builder cooldown(Duration duration) {
      require(duration.toSeconds() > 0, "give a second or more");
      this.cooldown = duration;
      return this;
    }

    /** The clock that ages are judged by. Left out: the system's. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Is told what happens to the keys. Left out: {@link SecurityListener#logging}. */
    public Builder listener(SecurityListener listener) {
      this.listener = listener;
      return this;
    }

    /** Whose certificates are trusted. Left out: what the JVM trusts. */
    public Builder tls(SSLContext context) {
      this.tls = context;
      return this;
    }

    /**
     * Where to look for metadata, in this order; the next place is asked when one answers 404. Left
     * out: OpenID Connect's, then OAuth's.
     */
    public Builder wellKnown(WellKnown... places) {
      require(places.length > 0, "name a place");
      this.wellKnown = List.of(places);
      return this;
    }

    Builder resolver(Resolver resolver) {
      this.resolver = resolver;
      return this;
    }

    /** Takes plain http on hosts that are not loopback: anybody on the way can then give keys. */
    public Builder unsafeHttp() {
      this.unsafeHttp = true;
      return this;
    }

    /**
     * The source, which begins to fetch at once and does not wait for it.
     *
     * @throws IllegalArgumentException if an address or a duration can't be used
     */
    public RemoteKeySource build() {
      Timing timing = new Timing(clock, new Random(), staleMax, cooldown);
      FetchLimits limits = FetchLimits.DEFAULT;
      HttpGet http = new HttpGet(new Dialler(resolver, sockets(), limits.connect()), limits);
      KeyEvents events = new KeyEvents(name, listener);
      JwksLocation location = location(http, timing, events);
      Refresher refresher = new Refresher(new KeyFetch(location, http, timing, events));
      refresher.start();
      return new RemoteKeySource(refresher, timing);
    }

    private JwksLocation location(HttpGet http, Timing timing, KeyEvents events) {
      HttpAddress url = HttpAddress.parse(origin);
      require(
          url.secure() || url.namesLoopback() || unsafeHttp,
          "write an https URL; http is taken on loopback hosts, and elsewhere with unsafe-http");
      Egress egress = Egress.configured(unsafeHttp);
      if (!discovered) {
        return new JwksPlace(url, egress);
      }
      require(url.target().indexOf('?') < 0, "write an issuer without a query");
      return new Discovery(origin, egress, wellKnown, http, timing, events);
    }

    private SSLSocketFactory sockets() {
      return tls == null
          ? (SSLSocketFactory) SSLSocketFactory.getDefault()
          : tls.getSocketFactory();
    }

    private static void require(boolean holds, String advice) {
      if (!holds) {
        throw new IllegalArgumentException(advice);
      }
    }
  }
}

package io.jwtgate.keys.remote;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.jmx.NumberedBean;
import io.jwtgate.keys.KeyHealth;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.SignatureAlgorithm;
import io.jwtgate.keys.VerificationKey;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The keys that an issuer publishes over HTTP. They are fetched in the background, ahead of need;
 * while good ones are held, a request waits only to find a key id that nobody has seen yet, and
 * only for one fetch that all such requests share. The rules in full stand in {@code docs/keys.md}.
 *
 * <p>Thread-safe. It owns one thread and one MBean, which {@link #close} ends.
 */
public final class RemoteKeySource implements KeySource {
  private final Refresher refresher;
  private final CurrentKeys keys;
  private final NumberedBean bean;

  private RemoteKeySource(Builder wishes) {
    this.refresher = new Assembly(wishes).started();
    this.keys = new CurrentKeys(refresher);
    this.bean = KeyHealthBean.register(wishes.name, refresher::health);
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
    return keys.find(algorithm, keyId);
  }

  @Override
  public Optional<VerificationKey> find(
      SignatureAlgorithm algorithm, String keyId, String certificateThumbprint) {
    return certificateThumbprint == null
        ? find(algorithm, keyId)
        : keys.find(algorithm, keyId, certificateThumbprint);
  }

  @Override
  public Optional<KeyHealth> health() {
    return Optional.of(refresher.health());
  }

  @Override
  public void close() {
    bean.close();
    refresher.close();
  }

  /** Collects how keys are fetched; {@link #build} checks it. Not thread-safe. */
  public static final class Builder {
    private static final Duration LONGEST_STALE = Duration.ofDays(7);

    final String origin;
    final boolean discovered;
    String name = "default";
    String setting;
    Duration staleMax = Duration.ofHours(1);
    Duration cooldown = Duration.ofSeconds(30);
    Clock clock = Clock.systemUTC();
    GuardedListener listener = GuardedListener.logging();
    SSLContext tls;
    List<WellKnown> wellKnown = List.of(WellKnown.OPENID, WellKnown.OAUTH);
    boolean unsafeHttp;
    boolean required;
    Resolver resolver = InetAddress::getAllByName;
    FetchLimits limits = FetchLimits.DEFAULT;

    private Builder(String origin, boolean discovered) {
      this.origin = origin;
      this.discovered = discovered;
    }

    /** A label for logs and metrics. Left out: {@code default}. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /**
     * What messages in the log call the setting that has the address. Left out: the name's issuer.
     */
    public Builder setting(String fullName) {
      this.setting = fullName;
      return this;
    }

    /** How long the last good keys serve through an outage, 7 days at most. Left out: one hour. */
    public Builder staleMax(Duration duration) {
      require(
          !duration.isNegative() && duration.compareTo(LONGEST_STALE) <= 0,
          "write a duration from PT0S to P7D");
      this.staleMax = duration;
      return this;
    }

    /** The least time between two fetches for unknown key ids. Left out: 30 seconds. */
    public Builder cooldown(Duration duration) {
      require(
          duration.toSeconds() > 0 && duration.compareTo(LONGEST_STALE) <= 0,
          "give a duration from PT1S to P7D");
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
      this.listener = GuardedListener.of(listener);
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

    /** Takes plain http on hosts that are not loopback: anybody on the way can then give keys. */
    public Builder unsafeHttp() {
      this.unsafeHttp = true;
      return this;
    }

    /**
     * Makes {@link #build} wait for the first fetch, and fail unless it brings keys. Left out:
     * {@link #build} returns at once; tokens can't be judged until keys have come.
     */
    public Builder required() {
      this.required = true;
      return this;
    }

    Builder resolver(Resolver resolver) {
      this.resolver = resolver;
      return this;
    }

    Builder limits(FetchLimits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * Judges the address without fetching anything.
     *
     * @throws IllegalArgumentException if it can't be used; the text follows the name of the
     *     setting
     */
    public Builder check() {
      new Assembly(this).requireUsable();
      return this;
    }

    /**
     * The source, which begins to fetch at once.
     *
     * @throws IllegalArgumentException if the address can't be used; the text follows the name of
     *     the setting
     */
    public RemoteKeySource build() {
      return new RemoteKeySource(this);
    }

    private static void require(boolean holds, String advice) {
      if (!holds) {
        throw new IllegalArgumentException(advice);
      }
    }
  }
}

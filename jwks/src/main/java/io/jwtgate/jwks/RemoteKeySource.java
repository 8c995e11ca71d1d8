package io.jwtgate.jwks;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.internal.log.LogPace;
import io.jwtgate.internal.metrics.KeyHealthBean;
import io.jwtgate.internal.metrics.NumberedBean;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jwks.internal.http.HttpLimits;
import io.jwtgate.jwks.internal.http.ProxySettings;
import io.jwtgate.jwks.internal.http.Resolver;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.metrics.KeyHealth;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * The keys that an issuer publishes over HTTP. They are fetched in the background, ahead of need;
 * while usable ones are held, a request waits only to find a key id that nobody has seen yet, and
 * only for one fetch that all such requests share. The rules in full stand in {@code docs/keys.md}.
 *
 * <p>Thread-safe. All sources share a few threads, which end with the last of them; {@link #close}
 * also takes its MBean away.
 */
public final class RemoteKeySource implements KeySource {
  private final KeyRefresher refresher;
  private final KeyLookup keys;
  private final NumberedBean bean;

  private RemoteKeySource(Builder wishes) {
    this.refresher = new RemoteKeySetup(wishes).started();
    this.keys = new KeyLookup(refresher);
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
    private static final Duration SHORTEST_FETCH = Duration.ofSeconds(1);
    private static final Duration LONGEST_FETCH = Duration.ofMinutes(1);

    final String origin;
    final boolean discovered;
    String name = "default";
    String setting;
    String application = "";
    Duration staleMax = Duration.ofHours(1);
    Duration cooldown = Duration.ofSeconds(30);
    Clock clock = Clock.systemUTC();
    GuardedListener listener = GuardedListener.logging();
    Supplier<SSLSocketFactory> tls = () -> (SSLSocketFactory) SSLSocketFactory.getDefault();
    String proxy = "none";
    List<String> noProxy = List.of();
    Supplier<String> proxyCredentials;
    Supplier<String> token;
    DocumentFetcher fetcher;
    LogPace tenants;
    List<WellKnown> wellKnown = List.of(WellKnown.OPENID, WellKnown.OAUTH);
    boolean unsafeHttp;
    boolean unsafeRsa1024;
    boolean required;
    Resolver resolver = InetAddress::getAllByName;
    HttpLimits limits = HttpLimits.DEFAULT;

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

    /** What messages in the log call the application. Left out: it is not named. */
    public Builder application(String label) {
      this.application = label;
      return this;
    }

    /**
     * How long the last usable keys serve through an outage, 7 days at most. Left out: one hour.
     */
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

    /** Hears what happens to the keys. Left out: {@link SecurityListener#logging}. */
    public Builder listener(SecurityListener listener) {
      this.listener = GuardedListener.of(listener);
      return this;
    }

    /** Whose certificates are trusted. Left out: what the JVM trusts. */
    public Builder tls(SSLContext context) {
      return tls(() -> context);
    }

    /**
     * The same, asked for each connection, so that certificates may change. What it throws fails
     * that fetch.
     */
    public Builder tls(Supplier<SSLContext> context) {
      this.tls = () -> context.get().getSocketFactory();
      return this;
    }

    /**
     * The proxy to go through: {@code host:port} of one that is spoken to in HTTP, {@code system}
     * for what is configured in the JVM ({@link java.net.ProxySelector}), or {@code none}. Hosts
     * that can only be this machine are never asked for through it. Left out: none.
     */
    public Builder proxy(String proxy) {
      this.proxy = proxy;
      proxies().choice();
      return this;
    }

    /**
     * Hosts that are asked without the proxy: {@code keys.internal}, {@code .internal} for all
     * under it, or addresses such as {@code 10.0.0.0/8} where a URL has one. Left out: none.
     */
    public Builder noProxy(String... hosts) {
      this.noProxy = List.of(hosts);
      proxies().choice();
      return this;
    }

    /** User and password for the proxy, with a colon between; asked for each fetch. */
    public Builder proxyCredentials(Supplier<String> userAndPassword) {
      this.proxyCredentials = userAndPassword;
      return this;
    }

    /**
     * A bearer token that is sent with each fetch from the host of the configured URL, and from no
     * other; asked for each fetch. Left out: none is sent.
     */
    public Builder fetchToken(Supplier<String> token) {
      this.token = token;
      return this;
    }

    /** How long one fetch may take in all, from PT1S to PT1M. Left out: 5 seconds. */
    public Builder fetchTimeout(Duration duration) {
      require(
          duration.compareTo(SHORTEST_FETCH) >= 0 && duration.compareTo(LONGEST_FETCH) <= 0,
          "write a duration from PT1S to PT1M");
      this.limits = HttpLimits.within(duration);
      return this;
    }

    /**
     * Fetches in another way than over the built-in client; proxies, certificates and tokens of
     * this builder have no effect then.
     */
    public Builder fetcher(DocumentFetcher fetcher) {
      this.fetcher = fetcher;
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

    /** Takes RSA keys from 1024 bits on, which are too short today. Left out: from 2048 bits on. */
    public Builder unsafeRsa1024() {
      this.unsafeRsa1024 = true;
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

    ProxySettings proxies() {
      return new ProxySettings(proxy, noProxy, proxyCredentials);
    }

    /** For one of many tenants, of which the log tells at one pace. */
    Builder tenants(LogPace pace) {
      this.tenants = pace;
      return this;
    }

    Builder resolver(Resolver resolver) {
      this.resolver = resolver;
      return this;
    }

    Builder limits(HttpLimits limits) {
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
      new RemoteKeySetup(this).requireUsable();
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

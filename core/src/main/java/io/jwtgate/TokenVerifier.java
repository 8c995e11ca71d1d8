package io.jwtgate;

import io.jwtgate.internal.library.Libraries;
import io.jwtgate.internal.metrics.Publications;
import io.jwtgate.internal.metrics.VerifierBean;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.metrics.MetricsPublisher;
import io.jwtgate.metrics.VerifierMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Verifies compact tokens of the trusted issuers: a string in, a {@link VerifiedToken} out. The
 * steps of it stand in {@link Verification}; what can't change may come out of the cache. Immutable
 * but for its cache, and thread-safe.
 */
public final class TokenVerifier implements AutoCloseable {
  private final Verification verification;
  private final Optional<TokenCache> cache;
  private final VerifierMetrics metrics;
  private final Publications publications;
  private final Optional<IssuerSource> source;

  private TokenVerifier(Builder builder) {
    this.verification =
        new Verification(
            builder.issuers,
            builder.source,
            builder.clock,
            builder.revocation,
            builder.maxTokenSize);
    this.cache =
        Optional.of(builder.cacheSize).filter(size -> size > 0).map(size -> cache(size, builder));
    this.metrics =
        new VerifierFigures(
            cache.map(TokenCache::figures).orElse(VerifierFigures.NO_CACHE),
            verification.outcomes(),
            verification.issuers(),
            Optional.ofNullable(builder.source));
    this.source = Optional.ofNullable(builder.source);
    this.publications = Publications.of(builder.publishers, builder.application, metrics);
  }

  private TokenCache cache(long size, Builder builder) {
    return new TokenCache(size, builder.cacheTtl, builder.clock, verification::verify);
  }

  /**
   * A verifier that trusts these issuers, with a cache of 10,000 tokens.
   *
   * @throws IllegalArgumentException if there is none, or one stands twice
   */
  public static TokenVerifier trusting(TrustedIssuer... issuers) {
    return builder().trust(issuers).build();
  }

  /** Begins a verifier. At least one issuer must follow. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Verifies a token.
   *
   * @param compact the token as it was sent; not null
   * @throws TokenRejectedException if it is not valid
   * @throws KeysUnavailableException if the issuer's keys are not to be had now
   * @throws RevocationUnavailableException if it can't be told whether it was revoked
   */
  public VerifiedToken verify(String compact) {
    Objects.requireNonNull(compact, "compact");
    try {
      verification.judgeOnArrival(compact);
      VerifiedToken token = knownOrVerified(compact);
      verification.judgeAtUse(token);
      return token;
    } catch (RuntimeException thrown) {
      throw Outcomes.foreseen(thrown);
    }
  }

  private VerifiedToken knownOrVerified(String compact) {
    return cache.isPresent() ? cache.get().get(compact) : verification.verify(compact);
  }

  /**
   * Whether {@link #verify} would still take a token: it has not expired, was not revoked, and its
   * key and its issuer are trusted. Where it can't be told, it is not valid. This takes about a
   * microsecond, and counts in no metrics.
   *
   * @param token that this verifier has returned; not null
   */
  public boolean isStillValid(VerifiedToken token) {
    return verification.isValidNow(token);
  }

  /**
   * Reports to an operator step by step why a token is valid or rejected. It is judged by the steps
   * of {@link #verify}, past the cache, and counts in no metrics.
   *
   * @param compact the token as it was sent; not null
   * @throws KeysUnavailableException as {@link #verify} does
   * @throws RevocationUnavailableException as {@link #verify} does
   */
  public TokenExplanation explain(String compact) {
    return verification.explain(compact);
  }

  /** Forgets every verified token; the next use of each is verified anew. */
  public void clearCache() {
    cache.ifPresent(TokenCache::clear);
  }

  /**
   * The health of the keys of each issuer that publishes them over HTTP, by the deployer's label of
   * the issuer.
   */
  public Map<String, KeyHealth> keyHealth() {
    return metrics.keyHealth();
  }

  /** What it has counted. */
  public VerifierMetrics metrics() {
    return metrics;
  }

  /** The clock that times are judged by. */
  public Clock clock() {
    return verification.clock();
  }

  /** Closes the issuers' key sources and withdraws its metrics. */
  @Override
  public void close() {
    publications.close();
    verification.issuers().stream().map(TrustedIssuer::keys).forEach(KeySource::close);
    source.ifPresent(IssuerSource::close);
  }

  /** Collects what a verifier is made of. Not thread-safe. */
  public static final class Builder {
    private static final int LEAST_MAX_SIZE = 8 * 1024;
    private static final int MOST_MAX_SIZE = 64 * 1024;

    private List<TrustedIssuer> issuers = List.of();
    private IssuerSource source;
    private Clock clock = Clock.systemUTC();
    private RevocationCheck revocation = RevocationCheck.NONE;
    private int maxTokenSize = LEAST_MAX_SIZE;
    private long cacheSize = 10_000;
    private Duration cacheTtl = Duration.ofMinutes(5);
    private String application = "default";
    private final List<MetricsPublisher> publishers = new ArrayList<>();

    private Builder() {}

    /** The issuers to trust. Left out: {@link #build} fails. */
    public Builder trust(TrustedIssuer... issuers) {
      this.issuers = Arrays.asList(issuers.clone());
      return this;
    }

    /**
     * Finds further issuers while the verifier works, such as tenants; those of {@link #trust} go
     * first. Left out: there are none.
     */
    public Builder issuers(IssuerSource source) {
      this.source = Objects.requireNonNull(source, "source");
      return this;
    }

    /** The clock that times are judged by. Left out: the system's. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Asked at every request. Left out: nothing is ever revoked. */
    public Builder revocation(RevocationCheck revocation) {
      this.revocation = revocation;
      return this;
    }

    /**
     * The most characters that a token may have, 8 KiB to 64 KiB. Left out: 8 KiB. Servers have
     * limits of their own for headers.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder maxTokenSize(int characters) {
      require(
          characters >= LEAST_MAX_SIZE && characters <= MOST_MAX_SIZE,
          "max-token-size: write a number from 8192 to 65536");
      this.maxTokenSize = characters;
      return this;
    }

    /**
     * How many verified tokens are kept; 0 for no cache. Left out: 10,000.
     *
     * @throws IllegalArgumentException if it is below 0
     */
    public Builder cacheSize(long tokens) {
      require(tokens >= 0, "cache-size: write a number of 0 or more");
      this.cacheSize = tokens;
      return this;
    }

    /**
     * The longest that a verified token is kept. Left out: 5 minutes.
     *
     * @throws IllegalArgumentException if it is not above zero
     */
    public Builder cacheTtl(Duration ttl) {
      require(!ttl.isNegative() && !ttl.isZero(), "cache-ttl: write a duration above zero");
      this.cacheTtl = ttl;
      return this;
    }

    /**
     * Where its metrics are shown as well, until it is closed. Left out: nowhere.
     *
     * @param application a label for the application
     */
    public Builder publish(String application, MetricsPublisher... publishers) {
      this.application = application;
      this.publishers.addAll(List.of(publishers));
      return this;
    }

    /**
     * Shows its metrics as an MBean of the platform's server, {@code io.jwtgate:type=Verifier,…},
     * until it is closed. Left out: it does not.
     *
     * @param application a label for the application
     */
    public Builder publishInJmx(String application) {
      return publish(application, VerifierBean::register);
    }

    /**
     * The verifier.
     *
     * @throws IllegalArgumentException if no issuer is trusted, or one stands twice
     * @throws IllegalStateException if a library is missing or too old; the message names it
     */
    public TokenVerifier build() {
      Libraries.require();
      return new TokenVerifier(this);
    }

    private static void require(boolean holds, String message) {
      if (!holds) {
        throw new IllegalArgumentException(message);
      }
    }
  }
}

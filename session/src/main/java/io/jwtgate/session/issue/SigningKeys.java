package io.jwtgate.session.issue;

import io.jwtgate.internal.jose.JsonText;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.VerificationKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The keys of an issuer through their rotation (OpenID Connect Core section 10.1.1): the next key
 * is published before it signs, for at least as long as others keep the set; the old one stays
 * published until its last token has expired. So nobody is rejected during a rotation. Thread-safe.
 *
 * <p>It is also the {@link KeySource} that verifies the issuer's own tokens.
 */
public final class SigningKeys implements KeySource {
  /** No access token lives longer. */
  static final Duration LONGEST_LIFETIME = Duration.ofMinutes(60);

  /** How long the last token of a key can live, with the tolerance that verifiers may have. */
  static final Duration RETENTION = LONGEST_LIFETIME.plusMinutes(5);

  private final AtomicReference<KeyRing> ring;
  private final Duration maxAge;
  private final Clock clock;

  private SigningKeys(Builder builder) {
    Instant now = builder.clock.instant();
    this.clock = builder.clock;
    this.maxAge = builder.maxAge;
    this.ring =
        new AtomicReference<>(
            KeyRing.of(
                builder.current,
                Optional.ofNullable(builder.next).map(key -> new KeyRing.Announced(key, now)),
                builder.previous.stream()
                    .map(key -> new KeyRing.Retired(key, now.plus(RETENTION)))
                    .toList()));
  }

  /** One key and no rotation yet. */
  public static SigningKeys of(SigningKey current) {
    return startingWith(current).build();
  }

  /** Begins with the key that signs now. */
  public static Builder startingWith(SigningKey current) {
    return new Builder(current);
  }

  /** The key that signs now. */
  public SigningKey current() {
    return ring().current();
  }

  /**
   * Publishes the key that will sign next. Another one that was announced before is forgotten.
   *
   * @throws IllegalArgumentException if a published key has the same {@code kid}
   */
  public void announce(SigningKey next) {
    ring.updateAndGet(keys -> keys.announce(next, clock.instant()));
  }

  /**
   * Lets the announced key sign from now on, and keeps the old one published until its last token
   * has expired.
   *
   * @throws IllegalStateException if none was announced, or so lately that others can't know it yet
   */
  public void rotate() {
    ring.updateAndGet(this::rotated);
  }

  private KeyRing rotated(KeyRing keys) {
    Instant now = clock.instant();
    Instant known =
        keys.next()
            .orElseThrow(() -> new IllegalStateException("announce the next key first"))
            .since()
            .plus(maxAge);
    if (now.isBefore(known)) {
      throw new IllegalStateException("others may not know the next key before " + known);
    }
    return keys.rotate(now.plus(RETENTION));
  }

  /** The JWK set to publish. A secret is never part of it. */
  public PublishedKeys published() {
    List<Map<String, Object>> keys =
        ring().published().stream().flatMap(key -> key.publicJwk().stream()).toList();
    return new PublishedKeys(JsonText.of(Map.of("keys", keys)), maxAge);
  }

  @Override
  public Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
    return ring().trusted().find(algorithm, keyId);
  }

  private KeyRing ring() {
    KeyRing keys = ring.get();
    Instant now = clock.instant();
    return keys.hasOutlived(now) ? ring.updateAndGet(old -> old.prunedAt(now)) : keys;
  }

  /** Collects the keys that a process starts with. Not thread-safe. */
  public static final class Builder {
    private final SigningKey current;
    private SigningKey next;
    private List<SigningKey> previous = List.of();
    private Duration maxAge = Duration.ofMinutes(15);
    private Clock clock = Clock.systemUTC();

    private Builder(SigningKey current) {
      this.current = current;
    }

    /** The key that will sign next; published from now on. */
    public Builder next(SigningKey key) {
      this.next = key;
      return this;
    }

    /** Keys that signed before this process started; published until their tokens have expired. */
    public Builder previous(SigningKey... keys) {
      this.previous = List.of(keys);
      return this;
    }

    /** How long others may keep the published set. Left out: 15 minutes. */
    public Builder maxAge(Duration duration) {
      if (duration.isNegative()) {
        throw new IllegalArgumentException("max-age: write a duration of 0 or more");
      }
      this.maxAge = duration;
      return this;
    }

    /** Left out: the system's. */
    public Builder clock(Clock other) {
      this.clock = other;
      return this;
    }

    /**
     * The keys.
     *
     * @throws IllegalArgumentException if two have the same {@code kid}
     */
    public SigningKeys build() {
      return new SigningKeys(this);
    }
  }
}

package io.jwtgate.session;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.session.store.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Collects what {@link Sessions} are made of. Not thread-safe. */
public final class SessionsBuilder {
  private static final Duration LONGEST_GRACE = Duration.ofSeconds(60);

  final TokenIssuer issuer;
  final Function<String, Optional<Account>> accounts;
  SessionStore store;
  Revocations revocations;
  Duration idleTimeout = Duration.ofHours(24);
  Duration absoluteTimeout = Duration.ofDays(7);
  Optional<Duration> rememberedTimeout = Optional.empty();
  Duration grace = Duration.ofSeconds(10);
  int maxPerSubject = 20;
  SessionLimit.WhenFull whenFull = SessionLimit.WhenFull.OLDEST_ENDS;
  GuardedListener listener = GuardedListener.logging();
  Clock clock = Clock.systemUTC();

  SessionsBuilder(TokenIssuer issuer, Function<String, Optional<Account>> accounts) {
    this.issuer = Objects.requireNonNull(issuer, "issuer");
    this.accounts = Objects.requireNonNull(accounts, "accounts");
  }

  /** Where sessions are kept. Left out: in the memory of this process. */
  public SessionsBuilder store(SessionStore other) {
    this.store = other;
    return this;
  }

  /** Where ended access tokens are told. Left out: in the memory of this process. */
  public SessionsBuilder revocations(Revocations other) {
    this.revocations = other;
    return this;
  }

  /** How long a session lasts without a refresh. Left out: 24 hours. */
  public SessionsBuilder idleTimeout(Duration duration) {
    this.idleTimeout = duration;
    return this;
  }

  /** How long a session lasts at most. Left out: 7 days. */
  public SessionsBuilder absoluteTimeout(Duration duration) {
    this.absoluteTimeout = duration;
    return this;
  }

  /**
   * How long a session lasts whose user asked to be remembered, used or not. Left out: as long as
   * any other.
   */
  public SessionsBuilder rememberedTimeout(Duration duration) {
    this.rememberedTimeout = Optional.of(duration);
    return this;
  }

  /**
   * How long a refresh token that was just replaced still gives its successor: 0 to 60 seconds.
   * Left out: 10 seconds.
   */
  public SessionsBuilder grace(Duration duration) {
    this.grace = duration;
    return this;
  }

  /** How many sessions a subject may have at once. Left out: 20. */
  public SessionsBuilder maxPerSubject(int sessions) {
    this.maxPerSubject = sessions;
    return this;
  }

  /** What gives way where a subject has as many as it may. Left out: the oldest ends. */
  public SessionsBuilder whenFull(SessionLimit.WhenFull choice) {
    this.whenFull = choice;
    return this;
  }

  SessionLimit limit() {
    return new SessionLimit(maxPerSubject, whenFull);
  }

  /** Is told of rotations and reuse. Left out: they are logged. */
  public SessionsBuilder listener(SecurityListener other) {
    this.listener = GuardedListener.of(other);
    return this;
  }

  /** Left out: the system's. */
  public SessionsBuilder clock(Clock other) {
    this.clock = other;
    return this;
  }

  /**
   * The sessions.
   *
   * @throws IllegalArgumentException if a value is out of range; the message begins with its name
   */
  public Sessions build() {
    require(
        !grace.isNegative() && grace.compareTo(LONGEST_GRACE) <= 0,
        "refresh-grace: write a duration from PT0S to PT60S");
    require(
        idleTimeout.compareTo(issuer.lifetime()) >= 0,
        "idle-timeout: write no less than an access token lives");
    require(
        absoluteTimeout.compareTo(idleTimeout) >= 0,
        "absolute-timeout: write no less than idle-timeout");
    require(
        rememberedTimeout.filter(longer -> longer.compareTo(absoluteTimeout) < 0).isEmpty(),
        "remembered-timeout: write no less than absolute-timeout");
    require(maxPerSubject > 0, "max-sessions: write a number above 0");
    store = store == null ? SessionStore.inMemory() : store;
    revocations = revocations == null ? Revocations.inMemory() : revocations;
    keepEnds();
    return new Sessions(this);
  }

  /** What ended here, or is known to have ended, stays so though the store be set back. */
  private void keepEnds() {
    if (!revocations.isLocal()) {
      Duration longest = rememberedTimeout.orElse(absoluteTimeout);
      EndedSessions ended = new EndedSessions(longest, clock);
      revocations.add(new EndsHandedBack(issuer.issuer(), store, ended, clock));
      store = new LastingStore(store, ended);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}

package io.jwtgate.session.revocation;

import io.jwtgate.RejectionReason;
import io.jwtgate.RevocationCheck;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.VerifiedToken;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.StoreUnavailableException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens that were ended before their time. A question is answered out of this process's own copy,
 * without any I/O; a thread of its own keeps the copy up with the store that all processes share.
 *
 * <p>A revocation counts at once in the process that was told, and in every other one when its copy
 * has it: right after the store pushes it, and at the latest after the poll interval. A process
 * whose store is out of reach for longer than {@code staleAfter} can't tell any more and says so.
 *
 * <p>Thread-safe. Close it when the application stops.
 */
public final class Revocations implements RevocationCheck, AutoCloseable {
  /** The largest tolerance that a verifier may have for {@code exp}. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final RevocationStore store;
  private final RevocationCopy copy = new RevocationCopy();
  private final CopyAge freshness;
  private final Follower follower;
  private final Optional<FollowerThread> thread;
  private final RevocationStore.Subscription subscription;
  private final GuardedListener listener;
  private final Set<String> unrevocable;
  private final int maxEntries;
  private final long maxBytes;
  private final StoreName name;

  Revocations(RevocationsBuilder builder) {
    this.store = builder.store;
    this.listener = builder.listener;
    this.unrevocable = builder.unrevocable;
    this.maxEntries = builder.maxEntries;
    this.maxBytes = builder.maxBytes;
    this.name = builder.name;
    this.freshness = new CopyAge(builder.staleAfter, builder.failOpenFor, builder.nanoTime);
    this.follower = new Follower(builder, copy, freshness);
    this.thread =
        Optional.of(builder.pollInterval)
            .filter(interval -> !store.isLocal())
            .map(interval -> FollowerThread.start(follower::sync, interval));
    this.subscription = store.onChange(this::wake);
    follower.sync();
  }

  /** Revocations in this process alone: a restart forgets them. */
  public static Revocations inMemory() {
    return sharedBy(RevocationStore.inMemory()).build();
  }

  /** Begins revocations that several processes share. The store is closed with them. */
  public static RevocationsBuilder sharedBy(RevocationStore store) {
    return new RevocationsBuilder(store);
  }

  /**
   * Whether the token was revoked, as far as this process's copy knows.
   *
   * @throws TokenRejectedException if it has no {@code jti}, so that nobody could revoke it
   * @throws io.jwtgate.RevocationUnavailableException if the copy is too old to be believed
   */
  @Override
  public boolean isRevoked(VerifiedToken token) {
    if (unrevocable.contains(token.issuer())) {
      return false;
    }
    if (token.id().isEmpty()) {
      throw new TokenRejectedException(RejectionReason.MISSING_CLAIM);
    }
    if (!store.isLocal()) {
      freshness.require();
    }
    return copy.covers(token);
  }

  /**
   * Revokes one token by its {@code jti}.
   *
   * @throws IllegalArgumentException if it has none
   * @throws StoreUnavailableException if other processes don't know yet; they will when the store
   *     is back, if this process still runs
   */
  public void revoke(VerifiedToken token) {
    String id = token.id().orElseThrow(() -> new IllegalArgumentException("the token has no jti"));
    revoke(Revocation.ofToken(token.issuer(), id, token.expiresAt().plus(TOLERANCE)));
  }

  /**
   * Revokes in this process at once, then in all others.
   *
   * @throws StoreUnavailableException if the list is full, or as above
   */
  public void revoke(Revocation revocation) {
    if (isFull()) {
      reportFull();
      throw new StoreUnavailableException(new IllegalStateException("too many revocations"));
    }
    revokeHere(revocation);
    follower.share(revocation);
  }

  /**
   * Revokes in this process at once, and in all others when the store is next asked. For what must
   * count though the store is out of reach; it takes room also where the list is full.
   */
  public void revokeSoon(Revocation revocation) {
    revokeHere(revocation);
    follower.shareLater(revocation);
  }

  /**
   * As {@link #revoke}, but a full list rejects nothing: one entry then ends all tokens that the
   * issuer has issued until now, and takes the place of those of single tokens and sessions.
   * Clients whose session goes on get new tokens by a refresh. One of a subject takes room all the
   * same: its sessions and its logins under way end by it, too.
   *
   * @param ofIssuer covers every token that single entries of the issuer are about
   * @throws StoreUnavailableException as above
   */
  public void revokeOrAll(Revocation revocation, Revocation ofIssuer) {
    boolean full = isFull();
    if (full) {
      reportFull();
    }
    if (full && revocation.kind() != Revocation.Kind.SUBJECT) {
      revokeHere(ofIssuer);
      copy.forgetCoveredBy(ofIssuer);
      follower.share(ofIssuer);
    } else {
      revokeHere(revocation);
      follower.share(revocation);
    }
  }

  private void revokeHere(Revocation revocation) {
    follower.revokeHere(revocation);
    listener.on(
        new SecurityEvent(
            SecurityEvent.Kind.REVOKED, "", revocation.kind().name().toLowerCase(Locale.ROOT)));
  }

  /** A live entry is never dropped to make room: that would let a revoked token in again. */
  private boolean isFull() {
    return copy.size() >= maxEntries || copy.bytes() >= maxBytes;
  }

  /** Whether half of the room is taken; what nobody has vouched for takes none of the rest. */
  public boolean isHalfFull() {
    return copy.size() >= maxEntries - maxEntries / 2 || copy.bytes() >= maxBytes / 2;
  }

  private void reportFull() {
    listener.on(
        new SecurityEvent(
            SecurityEvent.Kind.STORE_UNAVAILABLE,
            name.application(),
            name.with("revocations_full")));
  }

  /** Is called for what the shared list brings from now on, and when its store is back. */
  public void add(RevocationFollower added) {
    follower.add(added);
  }

  /** Whether they are in the memory of this process alone. */
  public boolean isLocal() {
    return store.isLocal();
  }

  /**
   * Asks the store now: what anybody has revoked before this call is known here when it returns.
   *
   * @throws StoreUnavailableException if it does not answer, unless an outage is ignored
   */
  public void catchUp() {
    try {
      follower.catchUp();
    } catch (StoreUnavailableException down) {
      if (!freshness.isOpen()) {
        throw down;
      }
    }
  }

  /**
   * A number that grows with each revocation of a subject that is heard of here. It means nothing
   * in another process.
   */
  public long subjectsEnded() {
    return copy.subjectEnds().last();
  }

  /**
   * Whether a subject's tokens were revoked since {@link #subjectsEnded} gave this number, as far
   * as known here. Two things within one tick of the clock have an order, too.
   */
  public boolean isEndedSince(long number, String issuer, String subject) {
    return copy.subjectEnds()
        .isHeardAfter(number, new Revocation.Target(Revocation.Kind.SUBJECT, issuer, subject));
  }

  /** What is known here of a target. Never waits for the store. */
  public Optional<Revocation> known(Revocation.Target target) {
    return copy.find(target);
  }

  /** Asks the store at once. */
  private void wake() {
    if (store.isLocal()) {
      follower.sync();
    } else {
      thread.ifPresent(FollowerThread::wake);
    }
  }

  /** One round of following the store, on the caller's thread. */
  void sync() {
    follower.sync();
  }

  /** How many revocations are known here. */
  public int size() {
    return copy.size();
  }

  /**
   * How many questions were answered by a copy that was too old, as {@code unsafeFailOpenFor} lets.
   */
  public long unchecked() {
    return freshness.unchecked();
  }

  /** Ends the thread and closes the store. */
  @Override
  public void close() {
    thread.ifPresent(FollowerThread::stop);
    subscription.close();
    store.close();
  }
}

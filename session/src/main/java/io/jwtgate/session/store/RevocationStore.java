package io.jwtgate.session.store;

import java.util.List;

/**
 * Where revocations are shared between processes. A port: each process keeps a copy, asks for what
 * is new every so often, and asks at once when the store says that there is something.
 *
 * <p>Implementations are thread-safe, answer or fail within a bounded time, and forget a revocation
 * after its end and never before.
 */
public interface RevocationStore extends AutoCloseable {
  /**
   * Shares a revocation. When this returns, every later {@link #changesSince} of any process tells
   * of it.
   *
   * @throws StoreUnavailableException if it is not known to be shared
   */
  void publish(Revocation revocation);

  /**
   * What was published since a position, or all that has not ended. It may tell of the same one
   * again, but never leaves one out.
   *
   * <p>A position proves continuity: a store that was set back to an older state answers with all
   * that it has, also where it has counted on since, so that the reader can hand in what is
   * missing. {@link RevocationPosition} is one way to it.
   *
   * @param position where the last answer ended; {@link RevocationChanges#START} for all
   * @throws StoreUnavailableException if it can't be told
   */
  RevocationChanges changesSince(String position);

  /**
   * Calls back, on a thread of its own, soon after something was published by anybody. A call may
   * be lost: it only makes things quicker.
   *
   * @return closes the subscription; more than once does no harm
   */
  Subscription onChange(Runnable wake);

  /**
   * What in the store's own settings may lose what it has confirmed; each a sentence for the
   * operator's log. Asked once.
   *
   * @throws StoreUnavailableException if it can't be told
   */
  default List<String> warnings() {
    return List.of();
  }

  /** Whether the store is the memory of this process, which can't be out of reach. */
  default boolean isLocal() {
    return false;
  }

  /** Ends connections that the store itself opened. */
  @Override
  default void close() {}

  /** Revocations in this process alone: a restart forgets them. */
  static RevocationStore inMemory() {
    return new MemoryRevocationStore(java.time.Clock.systemUTC());
  }

  /** Ends when it is closed. */
  @FunctionalInterface
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}

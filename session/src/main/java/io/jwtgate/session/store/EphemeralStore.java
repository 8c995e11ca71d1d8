package io.jwtgate.session.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What processes share for a while: counts, and notes that are taken once. A port beside {@link
 * SessionStore}. Names have up to 64 plain characters; they are digests and hold nothing that a
 * client sent.
 *
 * <p>Implementations are thread-safe, answer or fail within a bounded time, and forget by
 * themselves.
 */
public interface EphemeralStore {
  /**
   * A count.
   *
   * @param value 0 for one that never began, or has ended
   * @param until when it ends
   */
  record Count(int value, Instant until) {
    /** One that never began. */
    public static final Count NONE = new Count(0, Instant.EPOCH);
  }

  /**
   * The count of a name now.
   *
   * @throws StoreUnavailableException if it can't be told
   */
  Count count(String name);

  /**
   * Adds to a count, atomically. One that never began, or has ended, begins and lasts this long.
   *
   * @throws StoreUnavailableException if it is not known to be counted
   */
  void add(String name, int amount, Duration lasting);

  /**
   * Keeps a note.
   *
   * @param text up to 4000 characters
   * @throws StoreUnavailableException if it is not known to be kept
   */
  void put(String name, String text, Instant until);

  /**
   * Takes a note away. Of any number of takers, in any number of processes, one gets it.
   *
   * @return empty if it was never kept, has ended or was taken
   * @throws StoreUnavailableException if it is not known whether it was taken
   */
  Optional<String> take(String name);

  /** In the memory of this process. */
  static EphemeralStore inMemory(Clock clock) {
    return new MemoryEphemeralStore(clock);
  }
}

package io.jwtgate.keys;

import io.jwtgate.jose.UnusableKeyException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * What is read out of a file that may change: a mounted secret, or one that an operator writes
 * anew. There is no thread. Whoever asks when two seconds have passed looks at the file again; the
 * others go on with what is held. A content is taken as a whole, or is reported and changes
 * nothing. Thread-safe.
 */
final class ReloadedFile<T> {
  private static final long INTERVAL = 2_000;
  private static final long SHORT_INTERVAL = 1_000;

  private final WatchedFile file;
  private final Function<byte[], T> reader;
  private final Watcher<T> watcher;
  private final Clock clock;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile T current;
  private volatile long nextLook;
  // These two are guarded by looking.
  private boolean postponed;
  private String lastRejection = "";

  /** Hears of each change. */
  interface Watcher<T> {
    /**
     * Judges what was read.
     *
     * @throws UnusableKeyException if what was read must not take the place of what is held
     */
    void require(T read);

    /** It has taken the place. */
    void changed(T previous, T now);

    /** A content was rejected; once, however often it is looked at. */
    void rejected(String reason);
  }

  /**
   * With what the file holds now.
   *
   * @throws UnusableKeyException if it can't be read, or the reader rejects it
   */
  ReloadedFile(WatchedFile file, Function<byte[], T> reader, Watcher<T> watcher, Clock clock) {
    this.file = file;
    this.reader = reader;
    this.watcher = watcher;
    this.clock = clock;
    this.nextLook = clock.millis() + INTERVAL;
    this.current = reader.apply(file.changed().orElse(new byte[0]));
  }

  T current() {
    long now = clock.millis();
    // The second: a clock that was ahead and went back must not put the look off.
    if (now >= nextLook || now < nextLook - INTERVAL) {
      lookAgain(now);
    }
    return current;
  }

  /** One thread looks, so a file system that hangs holds one. */
  private void lookAgain(long now) {
    if (!looking.compareAndSet(false, true)) {
      return;
    }
    try {
      // Once: a file that is written all the time is read all the same.
      postponed = !postponed && file.isUnsettled(now);
      nextLook = now + (postponed ? SHORT_INTERVAL : INTERVAL);
      if (!postponed) {
        Optional<byte[]> changed = file.changed();
        lastRejection = "";
        changed.ifPresent(this::take);
      }
    } catch (RuntimeException unusable) {
      reject(unusable);
    } finally {
      looking.set(false);
    }
  }

  private void take(byte[] content) {
    T previous = current;
    T read = reader.apply(content);
    watcher.require(read);
    current = read;
    watcher.changed(previous, read);
  }

  /** Once: a content that stays is not judged again, and a file that stays away is known. */
  private void reject(RuntimeException unusable) {
    String reason =
        unusable instanceof UnusableKeyException
            ? unusable.getMessage()
            : unusable.getClass().getName();
    if (!reason.equals(lastRejection)) {
      lastRejection = reason;
      watcher.rejected(reason);
    }
  }
}

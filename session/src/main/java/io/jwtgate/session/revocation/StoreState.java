package io.jwtgate.session.revocation;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.store.StoreFailure;
import io.jwtgate.session.store.StoreUnavailableException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether the store answers, and who is told of it: an outage once, its end once, and a store that
 * comes and goes no more than once a minute. Used by one thread at a time.
 */
final class StoreState {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.store");
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

  private final StoreName name;
  private final GuardedListener listener;
  private final LongSupplier nanoTime;
  private boolean down;
  private boolean reported;
  private long reportedAt;

  StoreState(StoreName name, GuardedListener listener, LongSupplier nanoTime) {
    this.name = name;
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.reportedAt = nanoTime.getAsLong() - PAUSE;
  }

  /** Whether it was away until now. */
  boolean answered() {
    boolean wasDown = down;
    down = false;
    if (reported) {
      reported = false;
      listener.on(new SecurityEvent(Kind.STORE_RECOVERED, name.application(), name.store()));
    }
    return wasDown;
  }

  void failed(RuntimeException failure) {
    down = true;
    long now = nanoTime.getAsLong();
    if (!reported && now - reportedAt >= PAUSE) {
      reported = true;
      reportedAt = now;
      report(failure);
    }
  }

  private void report(RuntimeException failure) {
    String detail = name.with(StoreFailure.of(failure));
    listener.on(new SecurityEvent(Kind.STORE_UNAVAILABLE, name.application(), detail));
    if (failure instanceof StoreUnavailableException known && !known.advice().isEmpty()) {
      LOG.log(System.Logger.Level.ERROR, "{0}: {1}", name.store(), known.advice());
    }
  }
}

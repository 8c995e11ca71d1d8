package io.jwtgate.config;

import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.SharedStore;
import io.jwtgate.session.store.StoreOptions;
import io.jwtgate.session.store.StoreProvider;
import io.jwtgate.session.store.StoreUnavailableException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A kind of store, {@code recorded:}, that keeps in mind what it was given, and goes down as told.
 */
public final class RecordedStores implements StoreProvider {
  private static volatile StoreOptions last = StoreOptions.NONE;
  private static volatile boolean down;
  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final AtomicInteger FOLLOWED = new AtomicInteger();

  /** For the service loader. */
  public RecordedStores() {}

  /** Those of the store that was opened last. */
  static StoreOptions options() {
    return last;
  }

  /** From now on no revocation is told, or all are again. */
  static void goDown(boolean now) {
    down = now;
  }

  /** How many are open. */
  static int open() {
    return OPEN.get();
  }

  /** Of how many somebody follows the revocations. */
  static int followed() {
    return FOLLOWED.get();
  }

  @Override
  public boolean takes(String scheme) {
    return scheme.equals("recorded");
  }

  @Override
  public SharedStore open(String address) {
    OPEN.incrementAndGet();
    return new Store(SessionStore.inMemory(), new Remote(RevocationStore.inMemory()));
  }

  @Override
  public SharedStore open(String address, StoreOptions options) {
    last = options;
    return open(address);
  }

  private record Store(SessionStore sessions, RevocationStore revocations) implements SharedStore {
    @Override
    public void close() {
      OPEN.decrementAndGet();
    }
  }

  private record Remote(RevocationStore store) implements RevocationStore {
    @Override
    public void publish(Revocation revocation) {
      requireUp();
      store.publish(revocation);
    }

    @Override
    public RevocationChanges changesSince(String position) {
      requireUp();
      return store.changesSince(position);
    }

    @Override
    public Subscription onChange(Runnable wake) {
      FOLLOWED.incrementAndGet();
      return store.onChange(wake);
    }

    @Override
    public void close() {
      FOLLOWED.decrementAndGet();
    }

    private static void requireUp() {
      if (down) {
        throw new StoreUnavailableException(new IllegalStateException("down"));
      }
    }
  }
}

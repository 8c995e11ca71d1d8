package io.jwtgate.session.internal;

import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreFailure;
import io.jwtgate.session.store.StoreUnavailableException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A store whose faults leave a line in the log, with the name of its setting and the class of the
 * cause: one a minute, however many there are.
 */
final class ReportedStore implements InvocationHandler {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.store");
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

  private final SessionStore store;
  private final String label;
  private final AtomicLong nextAt = new AtomicLong(System.nanoTime());
  private final AtomicLong unreported = new AtomicLong();

  private ReportedStore(SessionStore store, String label) {
    this.store = store;
    this.label = label;
  }

  /** The same store; the label begins with the setting's name. */
  static SessionStore over(SessionStore store, String label) {
    return (SessionStore)
        Proxy.newProxyInstance(
            ReportedStore.class.getClassLoader(),
            new Class<?>[] {SessionStore.class},
            new ReportedStore(store, label));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    Object result = invoked(store, method, arguments);
    return method.getName().equals("ephemeral") ? ((Optional<?>) result).map(this::over) : result;
  }

  /** Counts and tickets are in the same place. */
  private EphemeralStore over(Object ephemeral) {
    return (EphemeralStore)
        Proxy.newProxyInstance(
            ReportedStore.class.getClassLoader(),
            new Class<?>[] {EphemeralStore.class},
            (proxy, method, arguments) -> invoked(ephemeral, method, arguments));
  }

  private Object invoked(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof StoreUnavailableException away) {
        report(away);
      }
      throw failed.getCause();
    }
  }

  private void report(StoreUnavailableException away) {
    long now = System.nanoTime();
    long due = nextAt.get();
    if (now - due < 0 || !nextAt.compareAndSet(due, now + PAUSE)) {
      unreported.incrementAndGet();
      return;
    }
    LOG.log(
        System.Logger.Level.WARNING,
        "{0}: {1} ({2}; {3} more since the last line)",
        label,
        away.getMessage(),
        StoreFailure.of(away),
        unreported.getAndSet(0));
  }
}

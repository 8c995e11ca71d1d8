package io.jwtgate.servlet;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EventListener;
import java.util.List;
import java.util.Optional;

/**
 * Jetty's filter that answers the handshakes of WebSockets. Jetty puts it before every other, so
 * that a handshake would be answered before anybody has judged it; here it is put after them, where
 * other servers have theirs. By reflection, since the classes are the server's and each edition has
 * its own.
 */
final class JettyUpgrades implements AutoCloseable {
  private static final String SERVER = "org.eclipse.jetty.";
  private static final String FILTER = ".websocket.servlet.WebSocketUpgradeFilter";

  private final ServletContext context;
  private final Object filters;
  private final EventListener listener;

  private JettyUpgrades(ServletContext context) throws ReflectiveOperationException {
    this.context = context;
    this.filters =
        call(call(call(context, "getContext"), "getServletContextHandler"), "getServletHandler");
    this.listener = listener();
  }

  /** Whether an application runs in Jetty, in whatever edition of Jakarta EE. */
  static boolean areIn(ServletContext context) {
    Class<?> type = context.getClass();
    while (type != Object.class && !type.getName().startsWith(SERVER)) {
      type = type.getSuperclass();
    }
    return type != Object.class;
  }

  /**
   * Puts Jetty's filter after all others, and again when Jetty makes it later.
   *
   * @return what to close when the application ends; empty in another server
   * @throws ServletException if Jetty is not as it was
   */
  static Optional<JettyUpgrades> last(ServletContext context) throws ServletException {
    if (!areIn(context)) {
      return Optional.empty();
    }
    try {
      JettyUpgrades upgrades = new JettyUpgrades(context);
      upgrades.putLast();
      call(upgrades.filters, "addEventListener", EventListener.class, upgrades.listener);
      return Optional.of(upgrades);
    } catch (ReflectiveOperationException unknown) {
      throw unguarded(unknown);
    }
  }

  /** Hears of every mapping that Jetty adds while the application runs. */
  private EventListener listener() throws ReflectiveOperationException {
    ClassLoader loader = filters.getClass().getClassLoader();
    Class<?> type =
        Class.forName("org.eclipse.jetty.util.component.Container$Listener", false, loader);
    return (EventListener)
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::handle);
  }

  private Object handle(Object proxy, Method event, Object[] arguments)
      throws ReflectiveOperationException {
    return switch (event.getName()) {
      case "beanAdded" -> {
        putLast();
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> JettyUpgrades.class.getSimpleName();
      default -> null;
    };
  }

  private void putLast() throws ReflectiveOperationException {
    Object mappings = call(filters, "getFilterMappings");
    List<Object> others = new ArrayList<>();
    List<Object> upgrades = new ArrayList<>();
    for (int each = 0; each < Array.getLength(mappings); each++) {
      Object mapping = Array.get(mappings, each);
      (isUpgrade(mapping) ? upgrades : others).add(mapping);
    }
    List<Object> ordered = new ArrayList<>(others);
    ordered.addAll(upgrades);
    if (!ordered.equals(List.of((Object[]) mappings))) {
      Object[] array = (Object[]) Array.newInstance(mappings.getClass().getComponentType(), 0);
      call(filters, "setFilterMappings", mappings.getClass(), ordered.toArray(array));
    }
  }

  private boolean isUpgrade(Object mapping) throws ReflectiveOperationException {
    FilterRegistration filter =
        context.getFilterRegistration((String) call(mapping, "getFilterName"));
    String type = filter == null ? null : filter.getClassName();
    return type != null && type.startsWith(SERVER) && type.endsWith(FILTER);
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private static void call(Object target, String method, Class<?> type, Object argument)
      throws ReflectiveOperationException {
    target.getClass().getMethod(method, type).invoke(target, argument);
  }

  private static ServletException unguarded(ReflectiveOperationException unknown) {
    Throwable cause =
        unknown instanceof InvocationTargetException thrown ? thrown.getCause() : unknown;
    return new ServletException(
        "handshakes of WebSockets can't be guarded in this version of Jetty", cause);
  }

  /** Otherwise Jetty would hold the application in memory. */
  @Override
  public void close() {
    try {
      call(filters, "removeEventListener", EventListener.class, listener);
    } catch (ReflectiveOperationException gone) {
      System.getLogger(JettyUpgrades.class.getName())
          .log(System.Logger.Level.DEBUG, "nothing to remove", gone);
    }
  }
}

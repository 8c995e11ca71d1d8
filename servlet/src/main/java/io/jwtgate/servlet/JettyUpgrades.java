package io.jwtgate.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * Jetty's filter that answers the handshakes of WebSockets. Jetty puts it before every other, so
 * that a handshake would be answered before anybody has judged it; here it is put after them, where
 * other servers have theirs. By reflection, since the classes are the server's and each edition has
 * its own.
 */
final class JettyUpgrades {
  private static final String SERVER = "org.eclipse.jetty.";
  private static final String FILTER = ".websocket.servlet.WebSocketUpgradeFilter";

  private final ServletContext context;
  private final Object filters;

  private JettyUpgrades(ServletContext context) throws ReflectiveOperationException {
    this.context = context;
    this.filters =
        call(call(call(context, "getContext"), "getServletContextHandler"), "getServletHandler");
  }

  /** Whether a server's class is Jetty's, in whatever edition of Jakarta EE. */
  static boolean isOf(ServletContext context) {
    for (Class<?> type = context.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith(SERVER)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Has Jetty make its filter now, if it has one, for one that comes later would be the first
   * again.
   *
   * @throws ServletException if Jetty is not as it was
   */
  static void makeIn(ServletContext context) throws ServletException {
    try {
      new JettyUpgrades(context).make();
    } catch (ReflectiveOperationException unknown) {
      throw unguarded(unknown);
    }
  }

  /**
   * Puts it after all other filters.
   *
   * @throws ServletException if Jetty is not as it was
   */
  static void putLastIn(ServletContext context) throws ServletException {
    try {
      new JettyUpgrades(context).putLast();
    } catch (ReflectiveOperationException unknown) {
      throw unguarded(unknown);
    }
  }

  private void make() throws ReflectiveOperationException {
    Class<?> servletHandler = filters.getClass();
    while (!servletHandler.getName().endsWith(".servlet.ServletHandler")) {
      servletHandler = servletHandler.getSuperclass();
    }
    String edition = servletHandler.getName().replace(".servlet.ServletHandler", "");
    Class<?> filter;
    try {
      filter = Class.forName(edition + FILTER, true, servletHandler.getClassLoader());
    } catch (ClassNotFoundException noWebSockets) {
      return;
    }
    filter.getMethod("ensureFilter", ServletContext.class).invoke(null, context);
  }

  private void putLast() throws ReflectiveOperationException {
    Object mappings = call(filters, "getFilterMappings");
    List<Object> first = new ArrayList<>();
    List<Object> last = new ArrayList<>();
    for (int each = 0; each < Array.getLength(mappings); each++) {
      Object mapping = Array.get(mappings, each);
      (isUpgrade(mapping) ? last : first).add(mapping);
    }
    first.addAll(last);
    Object ordered = Array.newInstance(mappings.getClass().getComponentType(), first.size());
    for (int each = 0; each < first.size(); each++) {
      Array.set(ordered, each, first.get(each));
    }
    filters.getClass().getMethod("setFilterMappings", mappings.getClass()).invoke(filters, ordered);
  }

  private boolean isUpgrade(Object mapping) throws ReflectiveOperationException {
    var filter = context.getFilterRegistration((String) call(mapping, "getFilterName"));
    String type = filter == null ? null : filter.getClassName();
    return type != null && type.startsWith(SERVER) && type.endsWith(FILTER);
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private static ServletException unguarded(ReflectiveOperationException unknown) {
    Throwable cause =
        unknown instanceof InvocationTargetException thrown ? thrown.getCause() : unknown;
    return new ServletException(
        "handshakes of WebSockets can't be guarded in this version of Jetty", cause);
  }
}

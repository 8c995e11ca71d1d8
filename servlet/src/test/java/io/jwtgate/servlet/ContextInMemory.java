package io.jwtgate.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A web application that starts step by step, without a server. */
final class ContextInMemory {
  final Map<String, String> params = new TreeMap<>();
  final Map<String, Object> attributes = new TreeMap<>();
  final Map<String, FilterInMemory> filters = new LinkedHashMap<>();
  final Map<String, String> files = new TreeMap<>();
  final List<Servlet> servlets = new ArrayList<>();
  final List<ServletContextListener> listeners = new ArrayList<>();
  final ServletContext context = as(ServletContext.class, this::answer);
  String path = "/shop";

  /** What a server throws for a change once the application has started; null before that. */
  RuntimeException changeRefused;

  /** What a server that fails throws when it is asked for filters or files; null for none. */
  RuntimeException fault;

  /** What an object of a server answers. */
  interface Answer {
    Object to(Method method, Object... arguments);
  }

  static <T> T as(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                answer.to(method, arguments == null ? new Object[0] : arguments)));
  }

  private Object answer(Method method, Object... with) {
    return switch (method.getName()) {
      case "getInitParameterNames" -> Collections.enumeration(List.copyOf(params.keySet()));
      case "getInitParameter" -> params.get(with[0]);
      case "getAttribute" -> attributes.get(with[0]);
      case "setAttribute" -> attributes.put((String) with[0], with[1]);
      case "getFilterRegistrations" -> registrations();
      case "getServletRegistrations" -> Map.of();
      case "addFilter" -> add((String) with[0], with[1]);
      case "addServlet" -> add((Servlet) with[1]);
      case "addListener" -> listeners.add((ServletContextListener) with[0]);
      case "getContextPath" -> path;
      case "getVirtualServerName" -> "server";
      case "getClassLoader" -> getClass().getClassLoader();
      case "getResourceAsStream" -> file((String) with[0]);
      case "setRequestCharacterEncoding" -> changed();
      default -> null;
    };
  }

  private Map<String, FilterRegistration> registrations() {
    failIfToldTo();
    Map<String, FilterRegistration> all = new LinkedHashMap<>();
    filters.forEach((name, filter) -> all.put(name, filter.registration));
    return all;
  }

  private Object add(String name, Object filter) {
    String type = filter instanceof Filter made ? made.getClass().getName() : (String) filter;
    return filters.containsKey(name) ? null : declare(name, type).registration;
  }

  private Object add(Servlet servlet) {
    servlets.add(servlet);
    return as(ServletRegistration.Dynamic.class, (method, with) -> null);
  }

  private void failIfToldTo() {
    if (fault != null) {
      throw fault;
    }
  }

  private Object file(String name) {
    failIfToldTo();
    String text = files.get(name);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private Object changed() {
    if (changeRefused != null) {
      throw changeRefused;
    }
    return null;
  }

  /** A filter by its class; Tomcat has none for one that it was given as an object. */
  FilterInMemory declare(String name, String type) {
    FilterInMemory filter = new FilterInMemory(name, type);
    filters.put(name, filter);
    return filter;
  }

  /** A filter of ours. */
  FilterInMemory guarded(String name, String... patterns) {
    return declare(name, JwtFilter.class.getName()).mapped(patterns);
  }

  ContextInMemory set(Map<String, String> settings) {
    params.putAll(settings);
    return this;
  }

  void end() {
    List<ServletContextListener> last = new ArrayList<>(listeners);
    Collections.reverse(last);
    last.forEach(each -> each.contextDestroyed(new ServletContextEvent(context)));
  }
}

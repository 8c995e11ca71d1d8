package io.jwtgate.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A filter of a {@link ContextInMemory}. */
final class FilterInMemory {
  final String name;
  final Map<String, String> params = new TreeMap<>();
  final Set<String> patterns = new LinkedHashSet<>();
  final FilterRegistration.Dynamic registration;
  Set<?> dispatches = Set.of(DispatcherType.REQUEST);
  boolean isBehindOthers;
  boolean isAsync;
  private final String type;

  FilterInMemory(String name, String type) {
    this.name = name;
    this.type = type;
    this.registration = ContextInMemory.as(FilterRegistration.Dynamic.class, this::answer);
  }

  private Object answer(Method method, Object... with) {
    return switch (method.getName()) {
      case "getName" -> name;
      case "getClassName" -> type;
      case "getInitParameters" -> params;
      case "getUrlPatternMappings" -> patterns;
      case "setAsyncSupported" -> supportAsync((Boolean) with[0]);
      case "addMappingForUrlPatterns" -> map((Set<?>) with[0], (Boolean) with[1], with[2]);
      default -> null;
    };
  }

  private Object supportAsync(boolean supported) {
    isAsync = supported;
    return null;
  }

  private Object map(Set<?> types, boolean behindOthers, Object more) {
    dispatches = types;
    isBehindOthers = behindOthers;
    patterns.addAll(Arrays.asList((String[]) more));
    return null;
  }

  FilterInMemory mapped(String... more) {
    patterns.addAll(List.of(more));
    return this;
  }

  FilterInMemory set(Map<String, String> settings) {
    params.putAll(settings);
    return this;
  }

  /** What the filter is told when it starts. */
  FilterConfig config(ServletContext context) {
    return ContextInMemory.as(
        FilterConfig.class,
        (method, with) ->
            switch (method.getName()) {
              case "getFilterName" -> name;
              case "getServletContext" -> context;
              case "getInitParameter" -> params.get(with[0]);
              default -> Collections.enumeration(params.keySet());
            });
  }
}

package io.jwtgate.servlet;

import io.jwtgate.annotation.AuthenticationRequired;
import io.jwtgate.annotation.ScopesAllowed;
import io.jwtgate.bearer.Requirement;
import io.jwtgate.internal.annotation.MethodRules;
import io.jwtgate.internal.annotation.TypeHierarchy;
import io.jwtgate.internal.annotation.WrongAnnotationException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the annotations on the classes of an application's servlets ask, by the names of the
 * servlets, however those were registered. Immutable.
 */
record ServletRules(Map<String, List<Requirement>> byServlet) {
  private static final List<Class<? extends Annotation>> OURS =
      List.of(ScopesAllowed.class, ScopesAllowed.AnyOf.class, AuthenticationRequired.class);

  /**
   * Judges them while an application starts.
   *
   * @throws ServletException if one of them can't be meant so
   */
  static void judge(ServletContext context) throws ServletException {
    try {
      servlets(context).forEach(servlet -> asked(servlet.getClassName(), context));
    } catch (WrongAnnotationException wrong) {
      throw new ServletException(wrong.getMessage(), wrong);
    }
  }

  /** Once all servlets are there. Nobody may use one that has come late with a wrong annotation. */
  static ServletRules of(ServletContext context) {
    Map<String, List<Requirement>> rules = new HashMap<>();
    for (ServletRegistration servlet : servlets(context)) {
      List<Requirement> asked = askedOrDenied(servlet, context);
      if (!asked.isEmpty()) {
        rules.put(servlet.getName(), asked);
      }
    }
    return new ServletRules(Map.copyOf(rules));
  }

  private static Collection<? extends ServletRegistration> servlets(ServletContext context) {
    return context.getServletRegistrations().values();
  }

  private static List<Requirement> askedOrDenied(
      ServletRegistration servlet, ServletContext context) {
    try {
      return asked(servlet.getClassName(), context);
    } catch (WrongAnnotationException wrong) {
      ApplicationStart.LOG.log(System.Logger.Level.ERROR, wrong.getMessage());
      return List.of(Requirement.DENIED);
    }
  }

  /** What the servlet of a request asks; empty for most. */
  List<Requirement> of(HttpServletRequest request) {
    if (byServlet.isEmpty()) {
      return List.of();
    }
    String name = request.getHttpServletMapping().getServletName();
    return name == null ? List.of() : byServlet.getOrDefault(name, List.of());
  }

  /** A JSP has no class yet, and none of our annotations. */
  private static List<Requirement> asked(String className, ServletContext context) {
    return className == null
        ? List.of()
        : loaders(context)
            .flatMap(loader -> load(className, loader))
            .findFirst()
            .map(ServletRules::asked)
            .orElse(List.of());
  }

  private static List<Requirement> asked(Class<?> servlet) {
    TypeHierarchy.of(servlet).types().stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .forEach(ServletRules::requirePlain);
    return MethodRules.of(servlet);
  }

  /** A method of a servlet is called by others of it, so only its class can be guarded. */
  private static void requirePlain(Method method) {
    OURS.stream()
        .filter(method::isAnnotationPresent)
        .findFirst()
        .ifPresent(
            annotation -> {
              throw new WrongAnnotationException(
                  annotation, method, "write it on the class of the servlet");
            });
  }

  private static Stream<ClassLoader> loaders(ServletContext context) {
    return Stream.of(
            Thread.currentThread().getContextClassLoader(),
            context.getClassLoader(),
            ServletRules.class.getClassLoader())
        .filter(Objects::nonNull);
  }

  private static Stream<Class<?>> load(String className, ClassLoader loader) {
    try {
      return Stream.of(Class.forName(className, false, loader));
    } catch (ClassNotFoundException | LinkageError another) {
      return Stream.empty();
    }
  }
}

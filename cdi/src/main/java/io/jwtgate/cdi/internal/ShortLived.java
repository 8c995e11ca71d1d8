package io.jwtgate.cdi.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether what is injected lives no longer than a request: otherwise a value would stay that of the
 * first caller.
 *
 * @param isValue whether a value is injected there, that is read once
 */
public record ShortLived(BeanManager beans, Predicate<InjectionPoint> isValue) {
  private static final Set<Class<? extends Annotation>> SCOPES =
      Set.of(Dependent.class, RequestScoped.class);
  private static final Set<String> COMPONENTS =
      Set.of("jakarta.servlet.Servlet", "jakarta.servlet.Filter", "java.util.EventListener");

  /** Whether an injection point is made anew for each request, as far as it alone can tell. */
  public static boolean is(InjectionPoint point) {
    Bean<?> bean = point.getBean();
    if (isObserved(point)) {
      return true;
    }
    return bean == null
        ? !isComponent(point.getMember().getDeclaringClass())
        : SCOPES.contains(bean.getScope()) && !isShared(bean);
  }

  /** What stops the start where one is not. */
  public static DeploymentException outlived(InjectionPoint point) {
    return new DeploymentException(
        point
            + ": its bean outlives the request, and would keep the first caller's value; inject a"
            + " Provider of it, or Caller");
  }

  /** What an observer takes is read at each event. */
  private static boolean isObserved(InjectionPoint point) {
    return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
        && parameter.getDeclaringCallable().getParameters().stream()
            .anyMatch(
                each ->
                    each.isAnnotationPresent(Observes.class)
                        || each.isAnnotationPresent(ObservesAsync.class));
  }

  /** What surrounds beans of every scope, and enterprise beans that go back to a pool. */
  private static boolean isShared(Bean<?> bean) {
    return bean instanceof Interceptor
        || bean instanceof Decorator
        || EnterpriseBean.is(bean.getBeanClass());
  }

  private static boolean isComponent(Class<?> type) {
    return type != null
        && (COMPONENTS.contains(type.getName())
            || isComponent(type.getSuperclass())
            || Stream.of(type.getInterfaces()).anyMatch(ShortLived::isComponent));
  }

  /** A value that a bean which outlives requests keeps in something that depends on it. */
  public Stream<InjectionPoint> keptByLongLived() {
    return beans.getBeans(Object.class, jakarta.enterprise.inject.Any.Literal.INSTANCE).stream()
        .filter(bean -> !SCOPES.contains(bean.getScope()) || isShared(bean))
        .flatMap(bean -> keptBy(bean, new HashSet<>()));
  }

  private Stream<InjectionPoint> keptBy(Bean<?> bean, Set<Bean<?>> seen) {
    return bean.getInjectionPoints().stream()
        .filter(point -> !isObserved(point))
        .flatMap(point -> keptAt(point, seen));
  }

  private Stream<InjectionPoint> keptAt(InjectionPoint point, Set<Bean<?>> seen) {
    if (isValue.test(point)) {
      return Stream.of(point);
    }
    return dependent(point).filter(seen::add).stream().flatMap(each -> keptBy(each, seen));
  }

  private Optional<Bean<?>> dependent(InjectionPoint point) {
    try {
      Type type = point.getType();
      Annotation[] qualifiers = point.getQualifiers().toArray(Annotation[]::new);
      Bean<?> bean = beans.resolve(beans.getBeans(type, qualifiers));
      return Optional.<Bean<?>>ofNullable(bean).filter(each -> each.getScope() == Dependent.class);
    } catch (RuntimeException unresolved) {
      return Optional.empty();
    }
  }
}

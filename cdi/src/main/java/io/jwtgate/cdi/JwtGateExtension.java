package io.jwtgate.cdi;

import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.CurrentCaller;
import io.jwtgate.bearer.Requirement;
import io.jwtgate.cdi.internal.EnterpriseBean;
import io.jwtgate.cdi.internal.Provided;
import io.jwtgate.cdi.internal.ShortLived;
import io.jwtgate.internal.annotation.MethodRules;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the caller and the claims of its token injectable, and guards the methods of beans that
 * have annotations.
 */
public class JwtGateExtension implements Extension {
  private static final TypeLiteral<Optional<Caller>> KNOWN_CALLER = new TypeLiteral<>() {};

  private final Set<ClaimPoint> claims = new LinkedHashSet<>();

  /** For the container. */
  public JwtGateExtension() {}

  void addInterceptor(@Observes BeforeBeanDiscovery event) {
    event.addAnnotatedType(GuardedMethods.class, GuardedMethods.class.getName());
  }

  <T> void guard(@Observes ProcessAnnotatedType<T> event) {
    if (isGuarded(event.getAnnotatedType().getJavaClass())) {
      requireInterception(event.getAnnotatedType());
      event.configureAnnotatedType().add(Guarded.Literal.INSTANCE);
    }
  }

  /** OpenWebBeans does not see what a class takes from an interface as it is. */
  private static void requireInterception(AnnotatedType<?> type) {
    Set<Method> seen = new HashSet<>();
    type.getMethods().forEach(method -> seen.add(method.getJavaMember()));
    for (Method method : type.getJavaClass().getMethods()) {
      if (method.isDefault() && !seen.contains(method) && isRuled(type.getJavaClass(), method)) {
        throw new DefinitionException(
            method + ": this container can't guard it; override it in " + type.getJavaClass());
      }
    }
  }

  private static boolean isRuled(Class<?> type, Method method) {
    return !MethodRules.of(type, method).equals(List.of(Requirement.OF_GATE));
  }

  private static boolean isGuarded(Class<?> type) {
    try {
      return !type.isInterface() && !EnterpriseBean.is(type) && MethodRules.areIn(type);
    } catch (LinkageError ofOthers) {
      // What can't be linked is no bean: the container will say so if it should be one.
      return false;
    }
  }

  void collect(@Observes ProcessInjectionPoint<?, ?> event) {
    InjectionPoint point = event.getInjectionPoint();
    try {
      claim(point).ifPresent(claim -> collect(claim, event));
    } catch (DefinitionException wrong) {
      event.addDefinitionError(wrong);
    }
    if (isValue(point) && !ShortLived.is(point)) {
      event.addDefinitionError(ShortLived.outlived(point));
    }
  }

  /** A primitive and what boxes it are one type to CDI, and can't be told apart by it. */
  private void collect(ClaimPoint claim, ProcessInjectionPoint<?, ?> event) {
    claims.add(claim);
    if (claim.otherwise().isPresent()) {
      event.configureInjectionPoint().qualifiers(claim.qualifier());
    }
  }

  private static Optional<ClaimPoint> claim(InjectionPoint point) {
    return point.getQualifiers().stream()
        .filter(TokenClaim.class::isInstance)
        .map(TokenClaim.class::cast)
        .map(claim -> ClaimPoint.of(claim.value(), Provided.by(point.getType())))
        .findFirst();
  }

  private static boolean isValue(InjectionPoint point) {
    return !Provided.isProvider(point.getType())
        && (point.getType().equals(KNOWN_CALLER.getType())
            || point.getQualifiers().stream().anyMatch(JwtGateExtension::isClaim));
  }

  private static boolean isClaim(Annotation qualifier) {
    return qualifier instanceof TokenClaim || qualifier instanceof PrimitiveClaim;
  }

  void addBeans(@Observes AfterBeanDiscovery event) {
    event
        .<Caller>addBean()
        .beanClass(JwtGateExtension.class)
        .types(Caller.class, Object.class)
        .scope(Dependent.class)
        .id(Caller.class.getName())
        .produceWith(instance -> CurrentCaller.view());
    event
        .<Optional<Caller>>addBean()
        .beanClass(JwtGateExtension.class)
        .addType(KNOWN_CALLER)
        .scope(Dependent.class)
        .id(KNOWN_CALLER.getType().getTypeName())
        .produceWith(instance -> CurrentCaller.get());
    claims.forEach(claim -> addBean(claim, event));
  }

  private static void addBean(ClaimPoint claim, AfterBeanDiscovery event) {
    event
        .addBean()
        .beanClass(JwtGateExtension.class)
        .types(claim.type())
        .qualifiers(claim.qualifier())
        .scope(Dependent.class)
        .id(claim.toString())
        .produceWith(instance -> claim.value());
  }

  void requireShortLived(@Observes AfterDeploymentValidation event, BeanManager beans) {
    new ShortLived(beans, JwtGateExtension::isValue)
        .keptByLongLived()
        .forEach(point -> event.addDeploymentProblem(ShortLived.outlived(point)));
  }
}

package io.jwtgate.microprofile;

import io.jwtgate.cdi.internal.Provided;
import io.jwtgate.cdi.internal.ShortLived;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.lang.reflect.Type;
import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Makes {@code JsonWebToken}, {@code Principal} and claims injectable. */
public class MicroProfileExtension implements Extension {
  private static final int BEFORE_SERVERS_OWN = 1;

  private final Set<ClaimPoint> claims = new LinkedHashSet<>();

  /** For the container. */
  public MicroProfileExtension() {}

  void collect(@Observes ProcessInjectionPoint<?, ?> event) {
    InjectionPoint point = event.getInjectionPoint();
    try {
      claim(point).ifPresent(claim -> collect(claim, event));
    } catch (DeploymentException wrong) {
      event.addDefinitionError(wrong);
    }
  }

  private void collect(ClaimPoint claim, ProcessInjectionPoint<?, ?> event) {
    if (isValue(event.getInjectionPoint().getType()) && !ShortLived.is(event.getInjectionPoint())) {
      throw ShortLived.outlived(event.getInjectionPoint());
    }
    claims.add(claim);
    event.configureInjectionPoint().qualifiers(claim.qualifier());
  }

  private static Optional<ClaimPoint> claim(InjectionPoint point) {
    return point.getQualifiers().stream()
        .filter(Claim.class::isInstance)
        .map(Claim.class::cast)
        .map(claim -> ClaimPoint.of(claim, Provided.by(point.getType())))
        .findFirst();
  }

  private static boolean isValue(Type type) {
    return !Provided.isProvider(type) && !new ClaimType(type).isClaimValue();
  }

  void addBeans(@Observes AfterBeanDiscovery event) {
    CurrentToken current = new CurrentToken();
    event
        .<JsonWebToken>addBean()
        .beanClass(MicroProfileExtension.class)
        .types(JsonWebToken.class, Principal.class, Object.class)
        .scope(Dependent.class)
        .alternative(true)
        .priority(BEFORE_SERVERS_OWN)
        .id(JsonWebToken.class.getName())
        .produceWith(instance -> current);
    claims.forEach(claim -> addBean(claim, event));
  }

  private static void addBean(ClaimPoint claim, AfterBeanDiscovery event) {
    event
        .addBean()
        .beanClass(MicroProfileExtension.class)
        .types(claim.type().written())
        .qualifiers(claim.qualifier())
        .scope(Dependent.class)
        .id(claim.toString())
        .produceWith(instance -> claim.value());
  }

  void requireShortLived(@Observes AfterDeploymentValidation event, BeanManager beans) {
    new ShortLived(beans, MicroProfileExtension::isClaimedValue)
        .keptByLongLived()
        .map(ShortLived::outlived)
        .forEach(event::addDeploymentProblem);
  }

  private static boolean isClaimedValue(InjectionPoint point) {
    return isValue(point.getType())
        && point.getQualifiers().stream().anyMatch(ClaimName.class::isInstance);
  }
}

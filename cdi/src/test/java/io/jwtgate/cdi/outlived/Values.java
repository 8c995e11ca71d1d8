package io.jwtgate.cdi.outlived;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Caller;
import io.jwtgate.cdi.TokenClaim;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.Serializable;
import java.util.Optional;

/** Beans with values in them, each for a deployment of its own. */
public final class Values {
  private Values() {}

  @ApplicationScoped
  public static class InApplication {
    @Inject
    @TokenClaim("tenant")
    String tenant;
  }

  @Singleton
  public static class InSingleton {
    @Inject
    @TokenClaim("tenant")
    Optional<String> tenant;
  }

  @SessionScoped
  public static class InSession implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject
    @TokenClaim("level")
    long level;
  }

  @ApplicationScoped
  public static class WithOptionalCaller {
    @Inject Optional<Caller> caller;
  }

  @ApplicationScoped
  public static class InConstructor {
    InConstructor() {}

    @Inject
    InConstructor(@TokenClaim("tenant") String tenant) {
      assertTrue(tenant == null || !tenant.isEmpty());
    }
  }

  @Dependent
  public static class Part {
    @Inject
    @TokenClaim("tenant")
    String tenant;
  }

  @ApplicationScoped
  public static class OfParts {
    @Inject Part part;
  }

  @Dependent
  public static class Maker {
    @Produces
    @ApplicationScoped
    StringBuilder make(@TokenClaim("tenant") String tenant) {
      return new StringBuilder().append(tenant);
    }
  }

  @RequestScoped
  public static class WrongType {
    @Inject
    @TokenClaim("tenant")
    Thread tenant;
  }

  @RequestScoped
  public static class WrongPath {
    @Inject
    @TokenClaim("https://shop.example/plan")
    String plan;
  }

  @RequestScoped
  public static class InRequest {
    @Inject Part part;

    @Inject
    @TokenClaim("tenant")
    String tenant;
  }

  @ApplicationScoped
  public static class WithProvider {
    @Inject
    @TokenClaim("tenant")
    Provider<String> tenant;

    @Inject Provider<Part> part;
    @Inject Caller caller;

    void on(@Observes Runnable event, @TokenClaim("tenant") String tenant) {
      event.run();
    }
  }

  /** Has a rule where nothing of the bean itself stands. */
  public interface Openable {
    @RolesAllowed("admin")
    default String open() {
      return "open";
    }
  }

  @ApplicationScoped
  public static class Door implements Openable {}
}

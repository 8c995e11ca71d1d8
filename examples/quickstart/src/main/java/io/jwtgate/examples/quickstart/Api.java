package io.jwtgate.examples.quickstart;

import io.jwtgate.bearer.Gate;
import io.jwtgate.jaxrs.JwtFeature;
import jakarta.ws.rs.core.GenericType;
import java.util.Optional;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The JAX-RS application: its resources, and the feature that guards them. */
final class Api extends ResourceConfig {

  Api(Trust trust, Optional<Neighbour> neighbour) {
    register(new JwtFeature(trust.gate()));
    register(Me.class);
    register(Admin.class);
    register(Setup.class);
    register(BadJson.class);
    register(Explain.class);
    if (trust.localLogin().isPresent()) {
      register(Login.class);
      register(Logout.class);
      register(Samples.class);
      register(Events.class);
      register(Coffees.class);
    }
    register(injecting(trust, neighbour));
    property(ServerProperties.WADL_FEATURE_DISABLE, true);
    property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
  }

  private static AbstractBinder injecting(Trust trust, Optional<Neighbour> neighbour) {
    return new AbstractBinder() {
      @Override
      protected void configure() {
        bind(trust.gate()).to(Gate.class);
        bind(neighbour).to(new GenericType<Optional<Neighbour>>() {});
        trust.localLogin().ifPresent(login -> bind(login).to(LocalLogin.class));
      }
    };
  }
}

package io.jwtgate.examples.quickstart;

import io.jwtgate.jaxrs.JwtFeature;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The JAX-RS application: its resources, and the feature that guards them. */
final class Api extends ResourceConfig {

  Api(Trust trust) {
    register(new JwtFeature(trust.gate()));
    register(Me.class);
    register(Admin.class);
    register(Setup.class);
    if (trust.localLogin().isPresent()) {
      register(Login.class);
      register(Logout.class);
      register(BadJson.class);
      register(Explain.class);
      register(Samples.class);
    }
    register(injecting(trust));
    property(ServerProperties.WADL_FEATURE_DISABLE, true);
    property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
  }

  private static AbstractBinder injecting(Trust trust) {
    return new AbstractBinder() {
      @Override
      protected void configure() {
        bind(trust).to(Trust.class);
        trust.localLogin().ifPresent(login -> bind(login).to(LocalLogin.class));
      }
    };
  }
}

package io.jwtgate.benchmarks.http;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.jaxrs.JwtFeature;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.servlet.JwtFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** The same page under different guards. */
enum Contender {
  /** A servlet, and nobody guards it. */
  OPEN_SERVLET("servlet without a filter") {
    @Override
    void deploy(ServletContextHandler context, RSAPublicKey key) {
      context.addServlet(new ServletHolder(new Hello.Servlet()), "/*");
    }
  },
  JWT_FILTER("servlet behind JwtFilter") {
    @Override
    void deploy(ServletContextHandler context, RSAPublicKey key) {
      filtered(context, new JwtFilter(gate(key)));
    }
  },
  JAVA_JWT_FILTER("servlet behind a filter written by hand with java-jwt") {
    @Override
    void deploy(ServletContextHandler context, RSAPublicKey key) {
      filtered(context, new HandWrittenFilter(key));
    }
  },
  STATIC_JERSEY("Jersey with a static SecurityContext") {
    @Override
    void deploy(ServletContextHandler context, RSAPublicKey key) {
      jersey(context, new StaticSecurity());
    }
  },
  JWT_FEATURE("Jersey with JwtFeature") {
    @Override
    void deploy(ServletContextHandler context, RSAPublicKey key) {
      jersey(context, new JwtFeature(gate(key)));
    }
  };

  final String title;

  Contender(String title) {
    this.title = title;
  }

  /** Puts the page and its guard into a web application. */
  abstract void deploy(ServletContextHandler context, RSAPublicKey key);

  private static Gate gate(RSAPublicKey key) {
    TrustedIssuer issuer =
        TrustedIssuer.of(Tokens.ISSUER)
            .audience(Tokens.AUDIENCE)
            .algorithms(SignatureAlgorithm.RS256)
            .keys(KeySet.of(VerificationKey.of(key, Tokens.KEY_ID, SignatureAlgorithm.RS256)))
            .build();
    return Gate.of(TokenVerifier.trusting(issuer));
  }

  private static void filtered(ServletContextHandler context, Filter filter) {
    context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(new Hello.Servlet()), "/*");
  }

  private static void jersey(ServletContextHandler context, Object guard) {
    ResourceConfig application = new ResourceConfig(Hello.Resource.class).register(guard);
    context.addServlet(new ServletHolder(new ServletContainer(application)), "/*");
  }
}

package io.jwtgate.servers.app;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.servlet.JwtFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;

/** Puts the filter in by code, behind all others. */
public class GuardInCode implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    TrustedIssuer issuer =
        TrustedIssuer.of("https://issuer.test")
            .audience("orders")
            .keys(KeyFile.publicKeys(keys()))
            .build();
    Gate gate =
        Gate.builder().verifier(TokenVerifier.trusting(issuer)).publicPaths("/public/*").build();
    FilterRegistration.Dynamic filter =
        event.getServletContext().addFilter("coded", new JwtFilter(gate));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), true, "/*");
  }

  private static byte[] keys() {
    try (InputStream file = GuardInCode.class.getResourceAsStream("/keys.json")) {
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

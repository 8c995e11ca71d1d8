package io.jwtgate.spring;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Guards a Spring Boot application that runs on servlets, by its settings alone: those of Boot's
 * environment, spelled {@code jwtgate.issuer} and so on, and {@code jwtgate.properties}. Without
 * any, the application does not start. One that has a {@link io.jwtgate.servlet.JwtFilter} among
 * its beans is left to it.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class JwtGateAutoConfiguration {

  /** For Spring. */
  public JwtGateAutoConfiguration() {}

  @Bean
  ServletContextInitializer jwtGate(
      ConfigurableEnvironment environment, ListableBeanFactory beans) {
    return new GuardAtStart(new EnvironmentSettings(environment), beans);
  }
}

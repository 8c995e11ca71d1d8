package io.jwtgate.servlet.internal.container;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.ConfigurationException;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Makes the container itself know the caller, so that {@code security-constraint},
 * {@code @ServletSecurity} and enterprise beans do as well (Jakarta Authentication 3.0). It alone,
 * with the classes that it names, links to that API: some servers lack it.
 */
public final class ContainerLogin {
  private static final String LAYER = "HttpServlet";

  private ContainerLogin() {}

  /**
   * Registers a module of ours for one application, until that is taken down.
   *
   * @return false if the server has the API and nothing behind it
   * @throws ConfigurationException if the server can't
   */
  public static boolean register(ServletContext context, Gate gate, ServletEdge edge) {
    WildFlyDomain domain = WildFlyDomain.asked();
    AuthConfigFactory factory = AuthConfigFactory.getFactory();
    if (factory == null) {
      return false;
    }
    String application = context.getVirtualServerName() + ' ' + context.getContextPath();
    String id =
        factory.registerConfigProvider(
            new ContainerProvider(gate, edge, domain),
            LAYER,
            application,
            "JwtGate" + context.getContextPath());
    context.addListener(domain);
    context.addListener(new AtEnd(factory, id));
    return true;
  }

  /** What stays registered holds the application in memory. */
  private record AtEnd(AuthConfigFactory factory, String id) implements ServletContextListener {
    @Override
    public void contextDestroyed(ServletContextEvent event) {
      factory.removeRegistration(id);
    }
  }
}

package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.Setting;
import io.jwtgate.config.Settings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Guards a web application that has settings and declares no filter of its own. An initializer and
 * no web-fragment, since a web.xml that is {@code metadata-complete} switches fragments off, and so
 * would open the application without a word.
 */
public final class JwtFilterInitializer implements ServletContainerInitializer {
  private static final String NAME = "jwtgate";

  /** For the container. */
  public JwtFilterInitializer() {}

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) throws ServletException {
    try {
      DeclaredGates.make(context);
      if (Settings.anyIn(ServletSettings.ofContext(context))) {
        guard(context);
      }
    } catch (ServletException wrong) {
      ClosedFilter.over(context);
      throw wrong;
    }
  }

  private static void guard(ServletContext context) throws ServletException {
    boolean declared = DeclaredGates.anyIn(context);
    if (ServletSettings.containerLogin(context)) {
      Gate gate = ServletSettings.gate(context);
      context.addListener(new AtEnd(gate));
      logIn(context, gate);
      register(context, declared, JwtFilter.automatic(gate));
    } else {
      register(context, declared, JwtFilter.automatic(null));
    }
  }

  private static void logIn(ServletContext context, Gate gate) throws ServletException {
    try {
      ContainerLogin.register(context, gate);
    } catch (LinkageError apiAbsent) {
      throw ServletSettings.refused(noApi());
    } catch (ConfigurationException wrong) {
      throw ServletSettings.refused(wrong);
    }
  }

  private static ConfigurationException noApi() {
    return new ConfigurationException(
        Setting.CONTAINER_LOGIN.fullName(),
        "this server has no Jakarta Authentication for applications; leave the setting out, the"
            + " filter does what can be done here");
  }

  private record AtEnd(Gate gate) implements ServletContextListener {
    @Override
    public void contextDestroyed(ServletContextEvent event) {
      gate.close();
    }
  }

  private static void register(ServletContext context, boolean declared, JwtFilter guard) {
    if (declared) {
      return;
    }
    FilterRegistration.Dynamic filter = context.addFilter(NAME, guard);
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        false,
        "/*");
  }
}

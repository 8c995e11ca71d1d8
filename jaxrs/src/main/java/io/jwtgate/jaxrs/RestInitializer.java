package io.jwtgate.jaxrs;

import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.MisplacedFiles;
import io.jwtgate.config.MissingSettings;
import io.jwtgate.config.SettingPlaces;
import io.jwtgate.config.SettingSource;
import io.jwtgate.config.Settings;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.List;
import java.util.Set;

/**
 * Begins and ends a web application with resources. It ends the threads of their gates, since
 * JAX-RS itself reports no end; and it closes an application without settings, until a feature of
 * the application itself guards its resources.
 */
public final class RestInitializer implements ServletContainerInitializer {
  private static final System.Logger LOG = System.getLogger(RestInitializer.class.getName());

  /** For the container. */
  public RestInitializer() {}

  /**
   * @throws ServletException if a name in the settings is none; then the application is closed
   *     where the server goes on
   */
  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) throws ServletException {
    OpenResources.prepare(context);
    // Its own initializer does what follows.
    if (!FilterModule.isThere()) {
      begin(context);
    }
  }

  private static void begin(ServletContext context) throws ServletException {
    try {
      List<SettingSource> sources = sources(context);
      if (Settings.anyIn(sources)) {
        rejectUnknownNames(sources);
      } else if (!MissingSettings.areAllowedIn(sources)) {
        ClosedFilter closed = new ClosedFilter(context);
        closed.register();
        closed.tellAtStart(missing(sources, context));
      }
    } catch (ConfigurationException wrong) {
      new ClosedFilter(context).register();
      LOG.log(System.Logger.Level.ERROR, wrong.getMessage());
      throw new ServletException(wrong.getMessage(), wrong);
    }
  }

  /** What is missing may be a property of the JAX-RS application, which nobody knows yet. */
  private static void rejectUnknownNames(List<SettingSource> sources) {
    new GateSettings(sources, loader());
  }

  private static String missing(List<SettingSource> sources, ServletContext context) {
    return MissingSettings.in(sources, MisplacedFiles.in(context::getResourcePaths)).getMessage();
  }

  private static List<SettingSource> sources(ServletContext context) {
    return SettingPlaces.after(List.of(ContextParams.of(context)), loader());
  }

  private static ClassLoader loader() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader != null ? loader : RestInitializer.class.getClassLoader();
  }
}

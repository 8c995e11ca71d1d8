package io.jwtgate.jaxrs;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Ends the threads of a JAX-RS application's gates when its web application is taken down. JAX-RS
 * itself tells of no end.
 */
public final class RestInitializer implements ServletContainerInitializer {
  private static final System.Logger LOG = System.getLogger(RestInitializer.class.getName());
  private static final String ATTRIBUTE = RestInitializer.class.getName();

  /** For the container. */
  public RestInitializer() {}

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    Resources resources = new Resources(new CopyOnWriteArrayList<>());
    context.setAttribute(ATTRIBUTE, resources);
    context.addListener(resources);
  }

  static void closeAtEnd(ServletContext context, AutoCloseable resource) {
    if (context.getAttribute(ATTRIBUTE) instanceof Resources resources) {
      resources.open().add(resource);
    }
  }

  private record Resources(List<AutoCloseable> open) implements ServletContextListener {
    @Override
    public void contextDestroyed(ServletContextEvent event) {
      open.forEach(Resources::close);
      open.clear();
    }

    private static void close(AutoCloseable resource) {
      try {
        resource.close();
      } catch (Exception left) {
        LOG.log(System.Logger.Level.WARNING, "not closed", left);
      }
    }
  }
}

package io.jwtgate.jaxrs;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a web application closes when it is taken down. Thread-safe. */
record OpenResources(List<AutoCloseable> open) implements ServletContextListener {
  private static final System.Logger LOG = System.getLogger(RestInitializer.class.getName());
  private static final String ATTRIBUTE = OpenResources.class.getName();

  /**
   * Those of one application.
   *
   * @throws RuntimeException if it takes no listener any more, whatever the server says then
   */
  static OpenResources of(ServletContext context) {
    if (context.getAttribute(ATTRIBUTE) instanceof OpenResources known) {
      return known;
    }
    OpenResources fresh = new OpenResources(new CopyOnWriteArrayList<>());
    context.addListener(fresh);
    context.setAttribute(ATTRIBUTE, fresh);
    return fresh;
  }

  static boolean areKnownTo(ServletContext context) {
    return context.getAttribute(ATTRIBUTE) != null;
  }

  void add(AutoCloseable resource) {
    open.add(resource);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    open.forEach(OpenResources::close);
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

package io.jwtgate.jaxrs;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a web application closes when it is taken down. Thread-safe. */
record OpenResources(List<AutoCloseable> open) implements ServletContextListener {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.jaxrs.RestInitializer");
  private static final String ATTRIBUTE = OpenResources.class.getName();

  /** Begins with none, while listeners are taken. */
  static void prepare(ServletContext context) {
    OpenResources none = new OpenResources(new CopyOnWriteArrayList<>());
    context.setAttribute(ATTRIBUTE, none);
    context.addListener(none);
  }

  /** Adds one to those of an application, if it was prepared; returns whether it was. */
  static boolean add(ServletContext context, AutoCloseable resource) {
    return context.getAttribute(ATTRIBUTE) instanceof OpenResources known
        && known.open().add(resource);
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

package io.jwtgate.cdi;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Running;
import io.jwtgate.servlet.JwtFilter;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * A web application in Tomcat with the CDI container that is on the class path: the tests of this
 * module run once with each.
 */
public final class CdiServer implements Running {
  private static final String WELD = "org.jboss.weld.environment.servlet.EnhancedListener";
  private static final String OPEN_WEB_BEANS =
      "org.apache.webbeans.servlet.WebBeansConfigurationListener";

  private final Tomcat tomcat = new Tomcat();
  private final Context context;

  /** What a servlet does with a bean. */
  public interface Page {
    String show(HttpServletRequest request, HttpServletResponse response) throws Exception;
  }

  public CdiServer() {
    tomcat.setBaseDir(folder());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    context = tomcat.addContext("", null);
    addContainer();
  }

  public static boolean isWeld() {
    return isThere(WELD);
  }

  private static boolean isThere(String name) {
    try {
      Class.forName(name, false, CdiServer.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private void addContainer() {
    if (isWeld()) {
      context.addServletContainerInitializer(initializer(), Set.of());
    } else {
      context.addApplicationListener(OPEN_WEB_BEANS);
    }
  }

  private static ServletContainerInitializer initializer() {
    try {
      return Class.forName(WELD)
          .asSubclass(ServletContainerInitializer.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String folder() {
    try {
      return Files.createTempDirectory("tomcat").toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The bean of this class in the application that asks. */
  public static <T> T bean(Class<T> type) {
    return CDI.current().select(type).get();
  }

  public CdiServer guardedBy(Gate gate) {
    FilterDef declared = new FilterDef();
    declared.setFilterName("jwt");
    declared.setFilter(new JwtFilter(gate));
    declared.setAsyncSupported("true");
    context.addFilterDef(declared);
    FilterMap mapped = new FilterMap();
    mapped.setFilterName("jwt");
    mapped.addURLPattern("/*");
    List.of("REQUEST", "ASYNC", "ERROR").forEach(mapped::setDispatcher);
    context.addFilterMap(mapped);
    return this;
  }

  public CdiServer with(ServletContainerInitializer initializer) {
    context.addServletContainerInitializer(initializer, Set.of());
    return this;
  }

  public CdiServer showing(String path, Page page) {
    return serving(
        path,
        new HttpServlet() {
          private static final long serialVersionUID = 1L;

          @Override
          protected void doGet(HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            try {
              String text = page.show(request, response);
              if (text != null) {
                response.getWriter().print(text);
              }
            } catch (RuntimeException | IOException thrown) {
              throw thrown;
            } catch (Exception thrown) {
              throw new IllegalStateException(thrown);
            }
          }
        });
  }

  public CdiServer serving(String path, Servlet servlet) {
    var added = Tomcat.addServlet(context, path, servlet);
    added.addMapping(path);
    added.setAsyncSupported(true);
    added.setLoadOnStartup(1);
    return this;
  }

  public CdiServer start() {
    try {
      tomcat.start();
      return this;
    } catch (LifecycleException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Whether the application has started. */
  public boolean isAvailable() {
    return context.getState().isAvailable();
  }

  @Override
  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException failed) {
      throw new IllegalStateException(failed);
    }
  }
}

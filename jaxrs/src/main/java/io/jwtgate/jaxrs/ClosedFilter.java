package io.jwtgate.jaxrs;

import io.jwtgate.config.MissingSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;

/**
 * Answers 503 to everybody until a feature guards the resources of the web application. Those
 * without one close themselves. Thread-safe.
 */
final class ClosedFilter implements Filter {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.jaxrs.RestInitializer");

  private final ServletContext context;
  private volatile boolean opened;

  ClosedFilter(ServletContext context) {
    this.context = context;
  }

  void register() {
    register("jwtgate");
  }

  /** Under another name where the application has a filter of this one. */
  private void register(String name) {
    FilterRegistration.Dynamic filter = context.addFilter(name, this);
    if (filter == null) {
      register(name + '-');
      return;
    }
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
  }

  /** When the resources have started that start with the application. */
  void tellAtStart(String message) {
    ServletRegistration.Dynamic last =
        context.addServlet(
            "jwtgate-start",
            new GenericServlet() {
              private static final long serialVersionUID = 1;

              @Override
              public void init() {
                if (!isOpened()) {
                  LOG.log(System.Logger.Level.ERROR, message);
                }
              }

              @Override
              public void service(ServletRequest request, ServletResponse response) {}
            });
    if (last != null) {
      last.setLoadOnStartup(Integer.MAX_VALUE);
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isOpened()) {
      chain.doFilter(request, response);
    } else {
      close(response);
    }
  }

  private boolean isOpened() {
    if (!opened) {
      opened = context.getAttribute(MissingSettings.FEATURE) != null;
    }
    return opened;
  }

  private static void close(ServletResponse response) throws IOException, ServletException {
    if (!(response instanceof HttpServletResponse answer)) {
      throw new ServletException("closed, since it could not be set up; see the log");
    }
    byte[] body = MissingSettings.CLOSED_TEXT.getBytes(StandardCharsets.US_ASCII);
    answer.resetBuffer();
    answer.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    answer.setHeader("Cache-Control", "no-store");
    answer.setContentType("text/plain;charset=us-ascii");
    answer.setContentLength(body.length);
    answer.getOutputStream().write(body);
  }
}

package io.jwtgate.oauth;

import io.jwtgate.http.Running;
import io.jwtgate.jaxrs.JwtFeature;
import io.jwtgate.servlet.JwtFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** An application behind one of the two adapters, in Jetty on a free port. */
final class Serving implements Running {
  private final Server jetty =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final ServletContextHandler context;

  private Serving(String contextPath) {
    context = new ServletContextHandler(contextPath);
    jetty.setHandler(context);
  }

  /** Behind the servlet filter. */
  static Serving filter(String contextPath, Map<String, String> settings) {
    Serving serving = new Serving(contextPath);
    FilterHolder filter = new FilterHolder(JwtFilter.class);
    filter.setInitParameters(settings);
    serving.context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    serving.context.addServlet(new ServletHolder(new Page()), "/*");
    return serving.start();
  }

  /** A JAX-RS application alone. */
  static Serving resources(String contextPath, Map<String, String> settings) throws Exception {
    Serving serving = new Serving(contextPath);
    settings.forEach(serving.context::setInitParameter);
    ServletHolder rest = new ServletHolder(runtime());
    rest.setInitOrder(1);
    rest.setInitParameter("jakarta.ws.rs.Application", App.class.getName());
    serving.context.addServlet(rest, "/*");
    return serving.start();
  }

  private static Servlet runtime() throws Exception {
    String name =
        isJersey()
            ? "org.glassfish.jersey.servlet.ServletContainer"
            : "org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher";
    return Class.forName(name).asSubclass(Servlet.class).getConstructor().newInstance();
  }

  private static boolean isJersey() {
    return RuntimeDelegate.getInstance().getClass().getName().startsWith("org.glassfish.jersey.");
  }

  /** With a servlet of its own. */
  static Serving servlet(HttpServlet servlet, String pattern, Map<String, String> params) {
    Serving serving = new Serving("/");
    ServletHolder holder = new ServletHolder(servlet);
    holder.setInitParameters(params);
    serving.context.addServlet(holder, pattern);
    return serving.start();
  }

  private Serving start() {
    LifeCycle.start(jetty);
    return this;
  }

  @Override
  public URI at(String path) {
    int port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    LifeCycle.stop(jetty);
  }

  /** Whatever is asked for. */
  static final class Page extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("page");
    }
  }

  /** The same as a resource. */
  @Path("{any: .*}")
  public static class Resource {
    @GET
    public String get() {
      return "page";
    }

    @POST
    public String post() {
      return "page";
    }
  }

  /** With that resource. */
  public static class App extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Resource.class, JwtFeature.class);
    }
  }
}

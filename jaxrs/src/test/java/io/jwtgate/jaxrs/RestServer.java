package io.jwtgate.jaxrs;

import io.jwtgate.http.Running;
import io.jwtgate.servlet.JwtFilter;
import io.jwtgate.servlet.JwtFilterInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.security.Credential;

/**
 * An application in Jetty on a free port, run by the JAX-RS implementation that is on the class
 * path: the tests of this module run once with Jersey and once with RESTEasy.
 */
final class RestServer implements Running {

  private final Server jetty =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final ServletContextHandler context;
  private final Servlet runtime;
  private final ServletHolder rest;
  private boolean runsInitializer = true;

  /** At the root of the server. */
  RestServer(Application application) {
    this(application, "/", "");
  }

  /**
   * @param contextPath where the web application is
   * @param prefix where the JAX-RS application is within it, such as {@code /api}
   */
  RestServer(Application application, String contextPath, String prefix) {
    context = new ServletContextHandler(contextPath);
    runtime = isJersey() ? Jersey.run(application) : RestEasy.run(application, context, prefix);
    rest = new ServletHolder(runtime);
    rest.setAsyncSupported(true);
    rest.setInitOrder(1);
    context.addServlet(rest, prefix + "/*");
    jetty.setHandler(context);
  }

  static boolean isJersey() {
    return RuntimeDelegate.getInstance().getClass().getName().startsWith("org.glassfish.jersey.");
  }

  RestServer withContextParams(Map<String, String> params) {
    params.forEach(context::setInitParameter);
    return this;
  }

  /** With a user of the container, whose password is "secret", and HTTP Basic for who sends it. */
  RestServer withBasicLogin(String user, String role) {
    UserStore users = new UserStore();
    users.addUser(user, Credential.getCredential("secret"), new String[] {role});
    HashLoginService login = new HashLoginService("machines");
    login.setUserStore(users);
    ConstraintSecurityHandler security = new ConstraintSecurityHandler();
    security.setAuthenticator(new BasicAuthenticator());
    security.setLoginService(login);
    context.setSecurityHandler(security);
    return this;
  }

  RestServer withInitializer(ServletContainerInitializer initializer) {
    context.addServletContainerInitializer(initializer);
    return this;
  }

  /** With a servlet beside the JAX-RS application. */
  RestServer withPage(String pattern) {
    context.addServlet(new ServletHolder(new Page()), pattern);
    return this;
  }

  /** Of whoever comes. */
  private static final class Page extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("page");
    }
  }

  RestServer behind(Filter filter) {
    FilterHolder holder = new FilterHolder(filter);
    holder.setAsyncSupported(true);
    context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    return this;
  }

  /** Behind a filter that web.xml declares with all of its settings, for some paths. */
  RestServer behindDeclared(String pattern, Map<String, String> settings) {
    FilterHolder holder = new FilterHolder(JwtFilter.class);
    holder.setInitParameters(settings);
    holder.setAsyncSupported(true);
    context.addServletContainerInitializer(new JwtFilterInitializer());
    context.addFilter(holder, pattern, EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    return this;
  }

  /** Takes the web application down and up again. */
  void redeploy() {
    LifeCycle.stop(context);
    LifeCycle.start(context);
  }

  /** With the headers of a proxy that ends TLS taken for true, as deployments have it. */
  RestServer behindProxy() {
    return configured(http -> http.addCustomizer(new ForwardedRequestCustomizer()));
  }

  /** Takes headers of 64 KiB, so that it is not the server that refuses them. */
  RestServer withLargeHeaders() {
    return configured(http -> http.setRequestHeaderSize(64 * 1024));
  }

  /** Takes every URI that it can parse; the request then throws where one asks for the path. */
  RestServer lenient() {
    return configured(http -> http.setUriCompliance(UriCompliance.UNSAFE));
  }

  /** The same, but the request gives a decoded path, in which nobody sees what was a slash. */
  RestServer lenientAndDecoding() {
    context.getServletHandler().setDecodeAmbiguousURIs(true);
    return lenient();
  }

  private RestServer configured(Consumer<HttpConfiguration> change) {
    for (var connector : jetty.getConnectors()) {
      change.accept(
          connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration());
    }
    return this;
  }

  /** As some embedded servers and frameworks are. */
  RestServer withoutInitializer() {
    runsInitializer = false;
    return this;
  }

  /** Started by the first request. */
  RestServer lazily() {
    rest.setServlet(new Lazy(runtime));
    return this;
  }

  /** Jetty itself starts at once what it was given as an object. */
  private static final class Lazy extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Servlet servlet;
    private boolean started;

    Lazy(Servlet servlet) {
      this.servlet = servlet;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response)
        throws ServletException, IOException {
      start();
      servlet.service(request, response);
    }

    private synchronized void start() throws ServletException {
      if (!started) {
        servlet.init(getServletConfig());
        started = true;
      }
    }
  }

  /** As a WAR without the servlet module is, with a page beside the resources. */
  RestServer withoutServletModule(HttpServlet page) {
    context.setClassLoader(new WithoutServletModule(RestServer.class.getClassLoader()));
    context.addServlet(new ServletHolder(page), "/page");
    return this;
  }

  private static final class WithoutServletModule extends ClassLoader {
    WithoutServletModule(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("io.jwtgate.servlet.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  RestServer start() {
    if (runsInitializer) {
      context.addServletContainerInitializer(new RestInitializer());
    }
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

  /** Loaded only where Jersey is on the class path. */
  private static final class Jersey {
    static Servlet run(Application application) {
      var config = org.glassfish.jersey.server.ResourceConfig.forApplication(application);
      return new org.glassfish.jersey.servlet.ServletContainer(config);
    }
  }

  /** Loaded only where RESTEasy is on the class path. */
  private static final class RestEasy {
    static Servlet run(Application application, ServletContextHandler context, String prefix) {
      var deployment = new org.jboss.resteasy.core.ResteasyDeploymentImpl();
      deployment.setApplication(application);
      deployment.setAsyncJobServiceEnabled(false);
      context.setAttribute(org.jboss.resteasy.spi.ResteasyDeployment.class.getName(), deployment);
      context.setInitParameter("resteasy.servlet.mapping.prefix", prefix);
      return new org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher();
    }
  }
}

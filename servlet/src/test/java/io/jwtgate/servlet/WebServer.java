package io.jwtgate.servlet;

import io.jwtgate.http.Running;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** A web application in Jetty on a free port. */
final class WebServer implements Running {
  private static final EnumSet<DispatcherType> DISPATCHES =
      EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);

  private final Server jetty =
      new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final ServletContextHandler context = new ServletContextHandler("/");

  WebServer() {
    jetty.setHandler(context);
  }

  ServletContextHandler context() {
    return context;
  }

  /** With a filter as web.xml would declare it. */
  WebServer guarded(String pattern, Map<String, String> settings) {
    FilterHolder filter = new FilterHolder(JwtFilter.class);
    filter.setInitParameters(settings);
    return filtered(pattern, filter, DISPATCHES);
  }

  WebServer filtered(String pattern, Filter filter) {
    return filtered(pattern, filter, DISPATCHES);
  }

  WebServer filtered(String pattern, Filter filter, EnumSet<DispatcherType> dispatches) {
    return filtered(pattern, new FilterHolder(filter), dispatches);
  }

  private WebServer filtered(
      String pattern, FilterHolder filter, EnumSet<DispatcherType> dispatches) {
    filter.setAsyncSupported(true);
    context.addFilter(filter, pattern, dispatches);
    return this;
  }

  WebServer serving(String pattern, Page page) {
    return serving(pattern, page.asServlet());
  }

  WebServer serving(String pattern, HttpServlet servlet) {
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, pattern);
    return this;
  }

  /** With the headers of a proxy that ends TLS taken for true, as deployments have it. */
  WebServer behindProxy() {
    return configured(http -> http.addCustomizer(new ForwardedRequestCustomizer()));
  }

  /** Takes headers of 64 KiB, so that it is not the server that refuses them. */
  WebServer withLargeHeaders() {
    return configured(http -> http.setRequestHeaderSize(64 * 1024));
  }

  /** Takes every URI that it can parse; the request then throws where one asks for the path. */
  WebServer lenient() {
    return configured(http -> http.setUriCompliance(UriCompliance.UNSAFE));
  }

  private WebServer configured(Consumer<HttpConfiguration> change) {
    for (var connector : jetty.getConnectors()) {
      change.accept(
          connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration());
    }
    return this;
  }

  WebServer start() {
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
}

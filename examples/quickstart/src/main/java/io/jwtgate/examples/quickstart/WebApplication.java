package io.jwtgate.examples.quickstart;

import io.jwtgate.servlet.JwtFilter;
import io.jwtgate.session.servlet.SessionServlet;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.glassfish.jersey.servlet.ServletContainer;

/** The web application: a page, a servlet and a few resources behind one gate. */
final class WebApplication {
  private WebApplication() {}

  static ServletContextHandler guardedBy(Trust trust, Optional<Neighbour> neighbour) {
    ServletContextHandler context = new ServletContextHandler("/");
    context.setBaseResource(ResourceFactory.of(context).newClassLoaderResource("web/"));
    context.addFilter(
        guard(trust),
        "/*",
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    context.addServlet(new HelloServlet(), "/hello");
    context.addServlet(
        new ServletHolder(new ServletContainer(new Api(trust, neighbour))), "/api/*");
    trust.localLogin().ifPresent(login -> context.addServlet(sessions(login), "/session/*"));
    context.addServlet(new PageServlet(), "/");
    return context;
  }

  private static SessionServlet sessions(LocalLogin login) {
    return new SessionServlet(login.byCookie().endpoints());
  }

  private static FilterHolder guard(Trust trust) {
    FilterHolder filter = new FilterHolder(new JwtFilter(trust.gate()));
    filter.setAsyncSupported(true);
    return filter;
  }
}

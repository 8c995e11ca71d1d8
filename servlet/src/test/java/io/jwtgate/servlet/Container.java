package io.jwtgate.servlet;

import io.jwtgate.TestFolder;
import io.jwtgate.http.Running;
import io.undertow.Undertow;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** The servlet containers that the tests embed. */
enum Container {
  JETTY {
    @Override
    Running start(StartingApplication application) {
      WebServer server = new WebServer().serving("/*", PAGE);
      var context = server.context();
      application.contextParams.forEach(context::setInitParameter);
      context.setBaseResource(ResourceFactory.of(context).newResource(application.folder));
      for (StartingApplication.Declaration filter : application.filters) {
        FilterHolder holder = new FilterHolder(filter.type());
        holder.setName(filter.name());
        holder.setInitParameters(filter.params());
        holder.setAsyncSupported(true);
        context.getServletHandler().addFilter(holder);
        filter
            .patterns()
            .forEach(pattern -> context.addFilter(holder, pattern, types(application)));
      }
      application.initializers.forEach(context::addServletContainerInitializer);
      application.listeners.forEach(context::addEventListener);
      context.addServlet(new ServletHolder(PAGE), "/rest/protected/*");
      return server.start();
    }
  },

  TOMCAT {
    @Override
    Running start(StartingApplication application) throws Exception {
      Tomcat tomcat = new Tomcat();
      tomcat.setBaseDir(TestFolder.folder().toString());
      tomcat.setPort(0);
      tomcat.getConnector().setProperty("address", "127.0.0.1");
      tomcat.getEngine().setParentClassLoader(Container.class.getClassLoader());
      Context context = tomcat.addContext("", application.folder.toString());
      application.contextParams.forEach(context::addParameter);
      application.filters.forEach(
          filter -> declare(context, filter, application.errorDispatchAlone));
      application.initializers.forEach(
          each -> context.addServletContainerInitializer(each, Set.of()));
      Listening.to = application.listeners;
      context.addApplicationListener(Listening.class.getName());
      Tomcat.addServlet(context, "page", PAGE).addMapping("/*");
      tomcat.start();
      if (!context.getState().isAvailable()) {
        tomcat.stop();
        throw new IllegalStateException("the application has not started");
      }
      return new Running() {
        @Override
        public URI at(String path) {
          return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
        }

        @Override
        public void close() {
          try {
            tomcat.stop();
            tomcat.destroy();
          } catch (org.apache.catalina.LifecycleException failed) {
            throw new IllegalStateException(failed);
          }
        }
      };
    }

    private static void declare(
        Context context, StartingApplication.Declaration filter, boolean errorAlone) {
      FilterDef declared = new FilterDef();
      declared.setFilterName(filter.name());
      declared.setFilterClass(filter.type().getName());
      declared.setAsyncSupported("true");
      filter.params().forEach(declared::addInitParameter);
      context.addFilterDef(declared);
      for (String pattern : filter.patterns()) {
        FilterMap mapped = new FilterMap();
        mapped.setFilterName(filter.name());
        mapped.addURLPattern(pattern);
        if (errorAlone) {
          mapped.setDispatcher("ERROR");
        }
        context.addFilterMap(mapped);
      }
    }
  },

  UNDERTOW {
    @Override
    Running start(StartingApplication application) throws Exception {
      DeploymentInfo info =
          Servlets.deployment()
              .setClassLoader(Container.class.getClassLoader())
              .setDeploymentName("application")
              .setContextPath("/")
              .setResourceManager(new PathResourceManager(application.folder))
              .addServlet(
                  new ServletInfo("page", HttpServlet.class, new ImmediateInstanceFactory<>(PAGE))
                      .addMapping("/*"));
      application.contextParams.forEach(info::addInitParameter);
      for (StartingApplication.Declaration filter : application.filters) {
        FilterInfo declared = new FilterInfo(filter.name(), filter.type()).setAsyncSupported(true);
        filter.params().forEach(declared::addInitParam);
        info.addFilter(declared);
        DispatcherType type =
            application.errorDispatchAlone ? DispatcherType.ERROR : DispatcherType.REQUEST;
        filter.patterns().forEach(each -> info.addFilterUrlMapping(filter.name(), each, type));
      }
      application.initializers.forEach(
          each ->
              info.addServletContainerInitializer(
                  new ServletContainerInitializerInfo(
                      each.getClass(), new ImmediateInstanceFactory<>(each), Set.of())));
      application.listeners.forEach(
          each ->
              info.addListener(
                  new ListenerInfo(each.getClass(), new ImmediateInstanceFactory<>(each))));
      DeploymentManager manager = Servlets.newContainer().addDeployment(info);
      manager.deploy();
      Undertow undertow =
          Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(manager.start()).build();
      undertow.start();
      return new Running() {
        @Override
        public URI at(String path) {
          var address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
          return URI.create("http://127.0.0.1:" + address.getPort() + path);
        }

        @Override
        public void close() {
          undertow.stop();
        }
      };
    }
  };

  /** For Tomcat, which makes the listeners of a web.xml itself. */
  public static final class Listening implements ServletContextListener {
    static volatile List<ServletContextListener> to = List.of();

    @Override
    public void contextInitialized(ServletContextEvent event) {
      to.forEach(each -> each.contextInitialized(event));
    }
  }

  private static final HttpServlet PAGE =
      ((Page) (request, response) -> response.getWriter().print("application")).asServlet();

  /**
   * Starts an application.
   *
   * @throws Exception if it does not start
   */
  abstract Running start(StartingApplication application) throws Exception;

  private static EnumSet<DispatcherType> types(StartingApplication application) {
    return application.errorDispatchAlone
        ? EnumSet.of(DispatcherType.ERROR)
        : EnumSet.of(DispatcherType.REQUEST);
  }
}

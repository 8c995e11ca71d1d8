package io.jwtgate.cdi;

import jakarta.servlet.Servlet;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** The JAX-RS implementation that is on the class path. */
public final class RestRuntime {
  private RestRuntime() {}

  public static Servlet running(Application application) {
    return RuntimeDelegate.getInstance().getClass().getName().startsWith("org.glassfish.jersey.")
        ? Jersey.run(application)
        : RestEasy.run(application);
  }

  /** Loaded only where Jersey is on the class path. */
  private static final class Jersey {
    static Servlet run(Application application) {
      return new ServletContainer(ResourceConfig.forApplication(application));
    }
  }

  /** Loaded only where RESTEasy is. */
  private static final class RestEasy {
    static Servlet run(Application application) {
      return new HttpServlet30Dispatcher() {
        private static final long serialVersionUID = 1L;

        @Override
        public void init(jakarta.servlet.ServletConfig config)
            throws jakarta.servlet.ServletException {
          ResteasyDeployment deployment = new ResteasyDeploymentImpl();
          deployment.setApplication(application);
          deployment.setAsyncJobServiceEnabled(false);
          config.getServletContext().setAttribute(ResteasyDeployment.class.getName(), deployment);
          super.init(config);
        }
      };
    }
  }
}

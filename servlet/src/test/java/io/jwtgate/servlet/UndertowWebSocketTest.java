package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.TestIssuer;
import io.undertow.Undertow;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In Undertow, what answers handshakes is the last of all filters. */
class UndertowWebSocketTest {
  private Undertow undertow;

  @AfterEach
  void stop() {
    undertow.stop();
  }

  /** How a filter of ours comes in. */
  enum Way {
    AUTOMATIC {
      @Override
      void guard(DeploymentInfo application) {
        TestIssuer.settings(Map.of()).forEach(application::addInitParameter);
      }
    },
    DECLARED {
      @Override
      void guard(DeploymentInfo application) {
        FilterInfo filter = new FilterInfo("jwt", JwtFilter.class).setAsyncSupported(true);
        TestIssuer.settings(Map.of()).forEach(filter::addInitParam);
        application.addFilter(filter).addFilterUrlMapping("jwt", "/*", DispatcherType.REQUEST);
      }
    },
    /** It comes after all that are mapped to paths, Undertow's own among them. */
    DECLARED_FOR_A_SERVLET {
      @Override
      void guard(DeploymentInfo application) {
        FilterInfo filter = new FilterInfo("jwt", JwtFilter.class).setAsyncSupported(true);
        TestIssuer.settings(Map.of()).forEach(filter::addInitParam);
        application
            .addServlet(Servlets.servlet("page", Nothing.class).addMapping("/*"))
            .addFilter(filter)
            .addFilterServletNameMapping("jwt", "page", DispatcherType.REQUEST);
      }
    },
    IN_CODE {
      @Override
      void guard(DeploymentInfo application) {
        application.addListener(Servlets.listener(AddingFilter.class));
      }
    };

    abstract void guard(DeploymentInfo application);
  }

  /** Of the application; a handshake never gets to it. */
  public static final class Nothing extends HttpServlet {
    private static final long serialVersionUID = 1;
  }

  /** Of the application, as web.xml would have it. */
  public static final class AddingFilter implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      FilterRegistration.Dynamic added =
          event.getServletContext().addFilter("jwt", new JwtFilter(TestIssuer.gate().build()));
      added.setAsyncSupported(true);
      added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }
  }

  private URI start(Way way) throws ServletException {
    DeploymentInfo application =
        Servlets.deployment()
            .setClassLoader(UndertowWebSocketTest.class.getClassLoader())
            .setDeploymentName("sockets")
            .setContextPath("/")
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(
                    JwtFilterInitializer.class,
                    new ImmediateInstanceFactory<>(new JwtFilterInitializer()),
                    Set.of()))
            .addServletContextAttribute(
                WebSocketDeploymentInfo.ATTRIBUTE_NAME,
                new WebSocketDeploymentInfo()
                    .setBuffers(new DefaultByteBufferPool(false, 1024))
                    .addEndpoint(WhoEndpoint.class));
    way.guard(application);
    DeploymentManager manager = Servlets.newContainer().addDeployment(application);
    manager.deploy();
    undertow =
        Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(manager.start()).build();
    undertow.start();
    InetSocketAddress address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    return URI.create("http://127.0.0.1:" + address.getPort() + "/socket");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("EDGE-06: a handshake without a token is refused")
  void handshakeWithoutToken_isRefused(Way way) throws ServletException {
    assertEquals(new Handshake(401, ""), Handshake.at(start(way), null));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("EDGE-06: with one, the endpoint sees the caller")
  void endpoint_seesTheCaller(Way way) throws ServletException {
    assertEquals(new Handshake(101, "alice"), Handshake.at(start(way), TestIssuer.token()));
  }
}

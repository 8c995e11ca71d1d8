package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.websocket.server.WsSci;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In Tomcat, a filter that an application adds may come after what answers handshakes. */
class TomcatWebSocketTest {
  private final Tomcat tomcat = new Tomcat();
  private Context context;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "page", ((Page) Page::whoAmI).asServlet()).addMapping("/*");
  }

  @AfterEach
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  /** How a filter of ours comes in. */
  enum Way {
    AUTOMATIC {
      @Override
      void guard(TomcatWebSocketTest test) {
        TestIssuer.settings(Map.of()).forEach(test.context::addParameter);
      }
    },
    DECLARED {
      @Override
      void guard(TomcatWebSocketTest test) {
        test.declareFilter(mapped -> mapped.addURLPattern("/*"));
      }
    },
    /** It comes after all that are mapped to paths, the server's own among them. */
    DECLARED_FOR_A_SERVLET {
      @Override
      void guard(TomcatWebSocketTest test) {
        test.declareFilter(mapped -> mapped.addServletName("page"));
      }
    },
    IN_CODE_BEFORE {
      @Override
      void guard(TomcatWebSocketTest test) {
        test.whenStarting(AddingFilterBefore.class);
      }
    },
    IN_CODE_AFTER {
      @Override
      void guard(TomcatWebSocketTest test) {
        test.whenStarting(AddingFilterAfter.class);
      }
    },
    IN_CODE_OF_AN_INITIALIZER {
      @Override
      void guard(TomcatWebSocketTest test) {
        test.context.addServletContainerInitializer(
            (classes, servlets) -> addFilter(servlets, true), null);
      }
    };

    abstract void guard(TomcatWebSocketTest test);
  }

  /** Of the application, as web.xml would have it. */
  public static final class AddingEndpoint implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      try {
        ((ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName()))
            .addEndpoint(WhoEndpoint.class);
      } catch (DeploymentException wrong) {
        throw new IllegalStateException(wrong);
      }
    }
  }

  /** The same. */
  public static final class AddingFilterBefore implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      addFilter(event.getServletContext(), false);
    }
  }

  /** The same. */
  public static final class AddingFilterAfter implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      addFilter(event.getServletContext(), true);
    }
  }

  private void declareFilter(Consumer<FilterMap> mapping) {
    FilterDef declared = new FilterDef();
    declared.setFilterName("jwt");
    declared.setFilterClass(JwtFilter.class.getName());
    TestIssuer.settings(Map.of()).forEach(declared::addInitParameter);
    declared.setAsyncSupported("true");
    context.addFilterDef(declared);
    map("jwt", mapping);
  }

  private void map(String filter, Consumer<FilterMap> mapping) {
    FilterMap mapped = new FilterMap();
    mapped.setFilterName(filter);
    mapping.accept(mapped);
    context.addFilterMap(mapped);
  }

  private static void addFilter(ServletContext context, boolean matchAfter) {
    FilterRegistration.Dynamic added =
        context.addFilter("jwt", new JwtFilter(TestIssuer.gate().build()));
    added.setAsyncSupported(true);
    added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), matchAfter, "/*");
  }

  private void whenStarting(Class<? extends ServletContextListener> listener) {
    context.addApplicationListener(listener.getName());
  }

  private URI start(Way way) throws Exception {
    context.addServletContainerInitializer(new WsSci(), null);
    way.guard(this);
    context.addServletContainerInitializer(new JwtFilterInitializer(), null);
    whenStarting(AddingEndpoint.class);
    tomcat.start();
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/socket");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("EDGE-06: a handshake without a token is refused")
  void handshakeWithoutToken_isRefused(Way way) throws Exception {
    assertEquals(new Handshake(401, ""), Handshake.at(start(way), null));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("EDGE-06: with one, the endpoint sees the caller")
  void endpoint_seesTheCaller(Way way) throws Exception {
    assertEquals(new Handshake(101, "alice"), Handshake.at(start(way), TestIssuer.token()));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("EDGE-06: the other requests are judged once, and in their place")
  void otherRequests_areAsBefore(Way way) throws Exception {
    Call call = Call.get(start(way).resolve("/it"));
    assertEquals("alice", call.bearer(TestIssuer.token()).send().body());
    assertEquals(401, call.send().status());
    assertEquals(401, call.with("Upgrade", "websocket").send().status());
  }

  @Test
  @DisplayName("EDGE-06: a filter of the application before ours stays there")
  void orderOfFilters_staysForOrdinaryRequests() throws Exception {
    Filter cors =
        (request, response, chain) -> {
          ((HttpServletResponse) response).setHeader("Access-Control-Allow-Origin", "*");
          chain.doFilter(request, response);
        };
    FilterDef declared = new FilterDef();
    declared.setFilterName("cors");
    declared.setFilter(cors);
    context.addFilterDef(declared);
    map("cors", mapped -> mapped.addURLPattern("/*"));
    Answer refused = Call.get(start(Way.IN_CODE_AFTER).resolve("/it")).send();
    assertEquals(401, refused.status());
    assertEquals(1, refused.header("Access-Control-Allow-Origin").size());
  }
}

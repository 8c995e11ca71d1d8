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
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jetty puts what answers handshakes before every filter. */
class JettyWebSocketTest {
  private final WebServer server = new WebServer().serving("/*", Page::whoAmI);
  private final ServletContextHandler context = server.context();

  @AfterEach
  void stop() {
    server.close();
  }

  /** How a filter of ours comes in. */
  enum Way {
    /** By settings alone, and our initializer is the first. */
    AUTOMATIC_FIRST {
      @Override
      void guard(JettyWebSocketTest test) {
        test.withSettings();
        test.context.addServletContainerInitializer(new JwtFilterInitializer());
        test.withEndpoint();
      }
    },
    AUTOMATIC_LAST {
      @Override
      void guard(JettyWebSocketTest test) {
        test.withSettings();
        test.withEndpoint();
        test.context.addServletContainerInitializer(new JwtFilterInitializer());
      }
    },
    DECLARED {
      @Override
      void guard(JettyWebSocketTest test) {
        test.server.guarded("/*", TestIssuer.settings(Map.of()));
        test.withEndpoint();
        test.context.addServletContainerInitializer(new JwtFilterInitializer());
      }
    },
    /** It comes after all that are mapped to paths, Jetty's own among them. */
    DECLARED_FOR_A_SERVLET {
      @Override
      void guard(JettyWebSocketTest test) {
        test.declareForServlet();
        test.withEndpoint();
        test.context.addServletContainerInitializer(new JwtFilterInitializer());
      }
    },
    /** As in an embedded server, where no initializer of ours runs. */
    IN_CODE_ALONE {
      @Override
      void guard(JettyWebSocketTest test) {
        test.server.filtered("/*", new JwtFilter(TestIssuer.gate().build()));
        test.withEndpoint();
      }
    },
    IN_CODE_BEFORE {
      @Override
      void guard(JettyWebSocketTest test) {
        test.withEndpoint();
        test.whenStarting(servlets -> addFilter(servlets, false));
      }
    },
    IN_CODE_AFTER {
      @Override
      void guard(JettyWebSocketTest test) {
        test.withEndpoint();
        test.whenStarting(servlets -> addFilter(servlets, true));
      }
    },
    /** Where another filter has taken the first place. */
    IN_CODE_BEHIND_ANOTHER {
      @Override
      void guard(JettyWebSocketTest test) {
        test.context.addServletContainerInitializer(
            (classes, servlets) ->
                addFilter(
                    servlets,
                    false,
                    (request, response, chain) -> chain.doFilter(request, response),
                    "another"));
        test.withEndpoint();
        test.whenStarting(servlets -> addFilter(servlets, false));
      }
    },
    LATE_ENDPOINT {
      @Override
      void guard(JettyWebSocketTest test) {
        test.server.guarded("/*", TestIssuer.settings(Map.of()));
        JakartaWebSocketServletContainerInitializer.configure(test.context, (servlets, none) -> {});
        test.context.addServletContainerInitializer(new JwtFilterInitializer());
        test.whenStarting(JettyWebSocketTest::addEndpoint);
      }
    };

    abstract void guard(JettyWebSocketTest test);
  }

  private void declareForServlet() {
    FilterHolder filter = new FilterHolder(JwtFilter.class);
    filter.setName("jwt");
    filter.setInitParameters(TestIssuer.settings(Map.of()));
    filter.setAsyncSupported(true);
    FilterMapping mapped = new FilterMapping();
    mapped.setFilterName("jwt");
    mapped.setServletName(context.getServletHandler().getServlets()[0].getName());
    context.getServletHandler().addFilter(filter, mapped);
  }

  private void withSettings() {
    TestIssuer.settings(Map.of()).forEach(context::setInitParameter);
  }

  private void withEndpoint() {
    JakartaWebSocketServletContainerInitializer.configure(
        context, (servlets, container) -> container.addEndpoint(WhoEndpoint.class));
  }

  /** What a listener does. */
  interface AtStart {
    void with(ServletContext context);
  }

  private void whenStarting(AtStart step) {
    context.addEventListener(
        new ServletContextListener() {
          @Override
          public void contextInitialized(ServletContextEvent event) {
            step.with(event.getServletContext());
          }
        });
  }

  private static void addFilter(ServletContext context, boolean matchAfter) {
    addFilter(context, matchAfter, new JwtFilter(TestIssuer.gate().build()), "jwt");
  }

  private static void addFilter(
      ServletContext context, boolean matchAfter, Filter filter, String name) {
    FilterRegistration.Dynamic added = context.addFilter(name, filter);
    added.setAsyncSupported(true);
    added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), matchAfter, "/*");
  }

  private static void addEndpoint(ServletContext context) {
    ServerContainer container =
        (ServerContainer) context.getAttribute(ServerContainer.class.getName());
    try {
      container.addEndpoint(WhoEndpoint.class);
    } catch (DeploymentException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("EDGE-06: a handshake without a token is refused")
  void handshakeWithoutToken_isRefused(Way way) {
    way.guard(this);
    server.start();
    assertEquals(new Handshake(401, ""), Handshake.at(server.at("/socket"), null));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("EDGE-06: with one, the endpoint sees the caller")
  void endpoint_seesTheCaller(Way way) {
    way.guard(this);
    server.start();
    assertEquals(
        new Handshake(101, "alice"), Handshake.at(server.at("/socket"), TestIssuer.token()));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("EDGE-06: the token of another audience is refused in a handshake, too")
  void handshakeWithBadToken_isRefused(Way way) {
    way.guard(this);
    server.start();
    String bad = TestIssuer.MINT.token().claim("aud", "other").compact();
    assertEquals(new Handshake(401, ""), Handshake.at(server.at("/socket"), bad));
  }

  @Test
  @DisplayName("EDGE-06: Jetty's own endpoints are guarded as well")
  void ownApiOfJetty_isGuarded() {
    server.filtered("/*", new JwtFilter(TestIssuer.gate().build()));
    JettyWebSocketServletContainerInitializer.configure(
        context,
        (servlets, container) ->
            container.addMapping(
                "/socket", (request, response) -> new Greeting(request.getUserPrincipal())));
    server.start();
    assertEquals(401, Handshake.at(server.at("/socket"), null).status());
    assertEquals("alice", Handshake.at(server.at("/socket"), TestIssuer.token()).said());
  }

  @Test
  @DisplayName("EDGE-06: so is one that a servlet adds while it starts, or later")
  void endpointOfAServlet_isGuarded() {
    server.filtered("/*", new JwtFilter(TestIssuer.gate().build()));
    JettyWebSocketServletContainerInitializer.configure(context, (servlets, container) -> {});
    server.start();
    JettyWebSocketServerContainer.getContainer(context.getServletContext())
        .addMapping("/socket", (request, response) -> new Greeting(request.getUserPrincipal()));
    assertEquals(401, Handshake.at(server.at("/socket"), null).status());
    assertEquals("alice", Handshake.at(server.at("/socket"), TestIssuer.token()).said());
  }

  /** Says to its caller who it is. */
  public record Greeting(java.security.Principal caller) implements Session.Listener.AutoDemanding {
    @Override
    public void onWebSocketOpen(Session session) {
      session.sendText(caller == null ? "anonymous" : caller.getName(), Callback.NOOP);
    }
  }

  @Test
  @DisplayName("EDGE-06: a filter of the application before ours stays there")
  void orderOfFilters_staysForOrdinaryRequests() {
    server.filtered(
        "/*",
        (request, response, chain) -> {
          ((HttpServletResponse) response).setHeader("Access-Control-Allow-Origin", "*");
          chain.doFilter(request, response);
        });
    Way.DECLARED.guard(this);
    server.start();
    Answer refused = Call.get(server.at("/it")).send();
    assertEquals(401, refused.status());
    assertEquals(1, refused.header("Access-Control-Allow-Origin").size());
  }
}

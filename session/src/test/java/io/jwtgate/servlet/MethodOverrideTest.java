package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Call;
import io.jwtgate.http.SessionSetup;
import io.jwtgate.http.Visitor;
import io.jwtgate.session.servlet.SessionServlet;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A filter that comes before ours and believes a form's {@code _method}. */
class MethodOverrideTest {

  @Test
  @DisplayName("CSRF-16: a form can't make a safe method of its own")
  void formCannotPassForASafeMethod() {
    SessionSetup setup = new SessionSetup();
    try (WebServer server =
        new WebServer()
            .filtered("/me", (Filter) MethodOverrideTest::override)
            .filtered("/*", new JwtFilter(setup.gate()))
            .serving("/session/*", new SessionServlet(setup.inCookies()))
            .serving("/me", Page::whoAmI)
            .start()) {
      Visitor visitor = Visitor.loggedIn(server.at("/"));
      Call form = visitor.call("POST", "/me").with("Sec-Fetch-Site", "cross-site");
      String type = "application/x-www-form-urlencoded";
      assertEquals(403, form.sending(type, "_method=GET").send().status());
      assertEquals(200, visitor.post("/me", type, "_method=GET").status());
    }
  }

  private static void override(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String other = request.getParameter("_method");
    HttpServletRequest http = (HttpServletRequest) request;
    chain.doFilter(other == null ? request : new Overridden(http, other), response);
  }

  private static final class Overridden extends HttpServletRequestWrapper {
    private final String method;

    Overridden(HttpServletRequest request, String method) {
      super(request);
      this.method = method;
    }

    @Override
    public String getMethod() {
      return method;
    }
  }
}

package io.jwtgate.benchmarks.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;

/** The page: it greets whoever asks. */
final class Hello {
  private Hello() {}

  private static String to(Principal caller) {
    return "hello " + (caller == null ? "nobody" : caller.getName());
  }

  /** As a servlet. */
  static final class Servlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] text = to(request.getUserPrincipal()).getBytes(StandardCharsets.US_ASCII);
      response.setContentType("text/plain");
      response.setContentLength(text.length);
      response.getOutputStream().write(text);
    }
  }

  /** As a resource. */
  @Path("hello")
  public static final class Resource {
    /** Greets. */
    @GET
    @Produces("text/plain")
    public String hello(@Context SecurityContext security) {
      return to(security.getUserPrincipal());
    }
  }
}

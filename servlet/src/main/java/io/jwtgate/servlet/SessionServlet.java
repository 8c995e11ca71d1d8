package io.jwtgate.servlet;

import io.jwtgate.endpoint.EndpointAnswer;
import io.jwtgate.endpoint.SessionEndpoints;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Login, refresh, logout and revocation below one path, such as {@code /session/*}. Where a {@link
 * JwtFilter} guards the application, that path must be public: who logs in has no token yet.
 *
 * <pre>{@code
 * SessionEndpoints endpoints = SessionEndpoints.inCookies(login, sessions, cookies).build();
 * context.addServlet("session", new SessionServlet(endpoints)).addMapping("/session/*");
 * }</pre>
 */
public final class SessionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient SessionEndpoints endpoints;

  /** For use in code; it is mapped to a path with everything below it. */
  public SessionServlet(SessionEndpoints endpoints) {
    this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    EndpointAnswer answer = endpoints.answer(new ServletEndpointRequest(request));
    response.setStatus(answer.status());
    answer.fields().forEach(field -> response.addHeader(field.name(), field.value()));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}

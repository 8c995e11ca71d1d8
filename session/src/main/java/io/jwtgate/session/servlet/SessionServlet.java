package io.jwtgate.session.servlet;

import io.jwtgate.config.Application;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.servlet.JwtFilter;
import io.jwtgate.servlet.WebApplication;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.Users;
import io.jwtgate.session.endpoint.EndpointResponse;
import io.jwtgate.session.endpoint.SessionEndpoints;
import io.jwtgate.session.internal.EndpointSettings;
import io.jwtgate.session.internal.SessionPart;
import io.jwtgate.session.login.LoginService;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;

/**
 * Login, refresh, logout and revocation below one path, such as {@code /session/*}. Where a {@link
 * JwtFilter} guards the application, that path must be public: who logs in has no token yet.
 *
 * <pre>{@code
 * SessionEndpoints endpoints = SessionEndpoints.inCookies(login, sessions, cookies).build();
 * context.addServlet("session", new SessionServlet(endpoints)).addMapping("/session/*");
 * }</pre>
 */
@SuppressWarnings("exports") // whoever has this face has the API
public final class SessionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Function<ServletConfig, SessionEndpoints> origin;
  private transient SessionEndpoints endpoints;
  private transient Application application;

  /**
   * For web.xml: all is made of the {@code jwtgate} settings when it starts, for the {@link Users}
   * that the application brings as a service. Its {@link Sessions} stand in the context's attribute
   * of that class name.
   */
  public SessionServlet() {
    this.origin = config -> endpoints(config, SessionPart.Running::users);
  }

  /** As from web.xml, for these users. */
  public SessionServlet(Users users) {
    Objects.requireNonNull(users, "users");
    this.origin = config -> endpoints(config, any -> users);
  }

  /** For use in code; it is mapped to a path with everything below it. */
  public SessionServlet(SessionEndpoints endpoints) {
    Objects.requireNonNull(endpoints, "endpoints");
    this.origin = config -> endpoints;
  }

  /**
   * Made of the {@code jwtgate} settings when it starts, as the filter is: tokens in cookies unless
   * {@code jwtgate.session-tokens} says otherwise.
   */
  public SessionServlet(LoginService login, Sessions sessions) {
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(sessions, "sessions");
    this.origin = config -> settings(config).endpoints(login, sessions);
  }

  private static EndpointSettings settings(ServletConfig config) {
    return new EndpointSettings(WebApplication.settings(config), WebApplication.loader(config));
  }

  private SessionEndpoints endpoints(
      ServletConfig config, Function<SessionPart.Running, Users> origin) {
    application = WebApplication.of(config);
    SessionPart.Running services = application.part(SessionPart.Running.class).orElseThrow();
    Users users = origin.apply(services);
    Sessions sessions = services.sessions(users::find);
    config.getServletContext().setAttribute(Sessions.class.getName(), sessions);
    LoginService login = services.login(users, sessions);
    return settings(config).endpoints(login, sessions);
  }

  /**
   * Reads the settings, unless endpoints were given.
   *
   * @throws ServletException if a setting is missing or wrong; the message begins with its name
   */
  @Override
  public void init() throws ServletException {
    try {
      endpoints = origin.apply(getServletConfig());
    } catch (ConfigurationException wrong) {
      destroy();
      throw WebApplication.rejected(wrong);
    }
  }

  @Override
  public void destroy() {
    if (application != null) {
      application.close();
      application = null;
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    EndpointResponse answer = endpoints.answer(new ServletEndpointRequest(request));
    response.setStatus(answer.status());
    answer.fields().forEach(field -> write(field, response));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** In place of what filters before this one have set; but cookies of others stay. */
  private static void write(EndpointResponse.Field field, HttpServletResponse response) {
    if (field.name().equals("Set-Cookie")) {
      response.addHeader(field.name(), field.value());
    } else {
      response.setHeader(field.name(), field.value());
    }
  }
}

package io.jwtgate.session.servlet;

import io.jwtgate.config.Application;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.servlet.WebApplication;
import io.jwtgate.session.internal.SessionPart;
import io.jwtgate.session.issue.PublishedKeys;
import io.jwtgate.session.issue.SigningKeys;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;

/**
 * Publishes the keys of an issuer, at {@code /.well-known/jwks.json} or where you like, for the
 * {@code jwks-uri} of other services (RFC 7517 section 5). The path must be public.
 */
@SuppressWarnings("exports") // whoever has this face has the API
public final class JwksServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String METHODS = "GET, HEAD, OPTIONS";

  private transient SigningKeys keys;
  private transient Application application;

  /** For web.xml: the keys are those of the {@code jwtgate} settings. */
  public JwksServlet() {}

  /** For use in code. */
  public JwksServlet(SigningKeys keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  /**
   * Reads the settings, unless keys were given.
   *
   * @throws ServletException if a setting is missing or wrong; the message begins with its name
   */
  @Override
  public void init() throws ServletException {
    if (keys != null) {
      return;
    }
    try {
      application = WebApplication.of(getServletConfig());
      keys = application.part(SessionPart.Running.class).orElseThrow().issuer().keys();
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
      keys = null;
    }
  }

  /** What is left out is closed: the answer of a servlet to TRACE repeats the request's headers. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (request.getMethod()) {
      case "GET", "HEAD" -> super.service(request, response);
      case "OPTIONS" -> response.setHeader("Allow", METHODS);
      default -> {
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        response.setHeader("Allow", METHODS);
      }
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PublishedKeys published = keys.published();
    response.setHeader("Cache-Control", published.cacheControl());
    response.setHeader("ETag", published.entityTag());
    if (published.isNamedBy(Collections.list(request.getHeaders("If-None-Match")))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] body = published.json().getBytes(StandardCharsets.UTF_8);
    response.setContentType(PublishedKeys.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}

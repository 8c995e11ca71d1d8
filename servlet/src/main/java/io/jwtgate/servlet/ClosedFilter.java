package io.jwtgate.servlet;

import io.jwtgate.config.MissingSettings;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers 503 to everybody: some servers go on with an application whose guard could not be set up,
 * and would show all of it to all. Thread-safe.
 */
final class ClosedFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    close(response);
  }

  /** The same with a text that is always the same. */
  static void close(ServletResponse response) throws IOException, ServletException {
    if (!(response instanceof HttpServletResponse answer)) {
      throw new ServletException("closed, since it could not be set up; see the log");
    }
    byte[] body = MissingSettings.CLOSED_TEXT.getBytes(StandardCharsets.US_ASCII);
    answer(answer);
    answer.setContentType("text/plain;charset=us-ascii");
    answer.setContentLength(body.length);
    answer.getOutputStream().write(body);
  }

  static void answer(HttpServletResponse response) {
    response.resetBuffer();
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Cache-Control", "no-store");
  }
}

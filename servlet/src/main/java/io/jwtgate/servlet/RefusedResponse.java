package io.jwtgate.servlet;

import io.jwtgate.bearer.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A refusal as a servlet response. Not {@code sendError}, whose error page would replace the
 * answer.
 */
final class RefusedResponse {
  /** The request attribute that holds the refusal's reason code. */
  private static final String REASON_ATTRIBUTE = "io.jwtgate.reason";

  private RefusedResponse() {}

  static void send(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(REASON_ATTRIBUTE, refusal.code());
    byte[] body = refusal.body().getBytes(StandardCharsets.UTF_8);
    response.resetBuffer();
    response.setStatus(refusal.status());
    refusal.headers().forEach(response::setHeader);
    response.setContentType(Refusal.BODY_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}

package io.jwtgate.servlet;

import io.jwtgate.bearer.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A refusal as a servlet response.
 *
 * @param errorPage whether the application's own error page makes the body; then the container
 *     looks for it, and the headers stay
 */
record RefusedResponse(Refusal refusal, boolean errorPage) {

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    send(request, response, true);
  }

  /** The same without its length, for a container that may put a page of its own in its place. */
  void sendUnmeasured(HttpServletRequest request, HttpServletResponse response) throws IOException {
    send(request, response, false);
  }

  private void send(HttpServletRequest request, HttpServletResponse response, boolean measured)
      throws IOException {
    request.setAttribute(Refusal.REASON_ATTRIBUTE, refusal.code());
    response.resetBuffer();
    refusal.headers().forEach(response::setHeader);
    if (errorPage) {
      response.sendError(refusal.status());
    } else {
      response.setStatus(refusal.status());
      write(response, measured);
    }
  }

  private void write(HttpServletResponse response, boolean measured) throws IOException {
    byte[] body = refusal.body().getBytes(StandardCharsets.US_ASCII);
    response.setContentType(Refusal.BODY_TYPE);
    if (measured) {
      response.setContentLength(body.length);
    }
    try {
      response.getOutputStream().write(body);
    } catch (IllegalStateException writerTaken) {
      // A filter before this one has asked for the writer, and then there is nothing else.
      response.getWriter().write(refusal.body());
    }
  }
}

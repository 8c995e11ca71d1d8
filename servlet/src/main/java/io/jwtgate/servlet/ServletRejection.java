package io.jwtgate.servlet;

import io.jwtgate.bearer.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A rejection as a servlet response.
 *
 * @param errorPage whether the application's own error page makes the body; then the container
 *     looks for it, and the headers stay
 */
record ServletRejection(Rejection rejection, boolean errorPage) {

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    send(request, response, true);
  }

  /** The same without its length, for a container that may put a page of its own in its place. */
  void sendUnmeasured(HttpServletRequest request, HttpServletResponse response) throws IOException {
    send(request, response, false);
  }

  private void send(HttpServletRequest request, HttpServletResponse response, boolean measured)
      throws IOException {
    request.setAttribute(Rejection.REASON_ATTRIBUTE, rejection.code());
    response.resetBuffer();
    rejection.headers().forEach(response::setHeader);
    if (errorPage) {
      response.sendError(rejection.status());
    } else {
      response.setStatus(rejection.status());
      write(response, measured);
    }
  }

  private void write(HttpServletResponse response, boolean measured) throws IOException {
    byte[] body = rejection.body().getBytes(StandardCharsets.US_ASCII);
    response.setContentType(Rejection.BODY_TYPE);
    if (measured) {
      response.setContentLength(body.length);
    }
    try {
      response.getOutputStream().write(body);
    } catch (IllegalStateException writerTaken) {
      // A filter in front has asked for the writer, and then there is nothing else.
      response.getWriter().write(rejection.body());
    }
  }
}

package io.jwtgate.servlet;

import io.jwtgate.web.OpenAnswer;
import io.jwtgate.web.OpenEndpoint;
import io.jwtgate.web.OpenRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A servlet request and its response as an {@link OpenEndpoint} sees them. */
record OpenAnswers(HttpServletRequest request, ServletIncomingRequest incoming)
    implements OpenRequest {

  /** Answers in place of the application. */
  static void send(
      OpenEndpoint endpoint, ServletIncomingRequest incoming, HttpServletResponse response)
      throws IOException {
    OpenAnswer answer = endpoint.answer(new OpenAnswers(incoming.request(), incoming));
    byte[] body = answer.body();
    response.resetBuffer();
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    if (body.length > 0 || !incoming.method().equals("OPTIONS")) {
      response.setContentLength(body.length);
    }
    if (!incoming.method().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  @Override
  public String clientAddress() {
    return request.getRemoteAddr() == null ? "" : request.getRemoteAddr();
  }

  @Override
  public InputStream body() throws IOException {
    return request.getInputStream();
  }

  @Override
  public String method() {
    return incoming.method();
  }

  @Override
  public String query() {
    return incoming.query();
  }

  @Override
  public String path() {
    return incoming.path();
  }

  @Override
  public boolean isNamedByWholePath() {
    return incoming.isNamedByWholePath();
  }

  @Override
  public List<String> header(String name) {
    return incoming.header(name);
  }

  @Override
  public boolean isConfidential() {
    return incoming.isConfidential();
  }
}

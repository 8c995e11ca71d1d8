package io.jwtgate.servlet;

import io.jwtgate.bearer.Rejection;
import io.jwtgate.servlet.internal.container.ServletEdge;
import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.RequiredHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Requests and answers as the filter has them, for a server's own login.
 *
 * @param errorPages whether the application's own error page makes the body of a rejection
 */
record FilterEdge(boolean errorPages) implements ServletEdge {

  @Override
  public IncomingRequest incoming(HttpServletRequest request) {
    return new ServletIncomingRequest(request);
  }

  @Override
  public HttpServletResponse requiring(RequiredHeaders needed, HttpServletResponse response) {
    return RequiredHeadersResponse.of(response, needed);
  }

  @Override
  public void reject(Rejection rejection, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    new ServletRejection(rejection, errorPages).sendUnmeasured(request, response);
  }

  @Override
  public void close(HttpServletResponse response) {
    ClosedFilter.answer(response);
  }
}

package io.jwtgate.servlet.internal.container;

import io.jwtgate.bearer.Rejection;
import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.RequiredHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a server's own login needs of the filter: how requests are read and answered. */
public interface ServletEdge {
  /** A request as a gate sees it. */
  IncomingRequest incoming(HttpServletRequest request);

  /** A response with header fields that it must have. */
  HttpServletResponse requiring(RequiredHeaders needed, HttpServletResponse response);

  /** Answers a rejected request; the server may put a page of its own in place of the body. */
  void reject(Rejection rejection, HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  /** Answers 503: nobody is let in. */
  void close(HttpServletResponse response);
}

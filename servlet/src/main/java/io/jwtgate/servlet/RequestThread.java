package io.jwtgate.servlet;

import io.jwtgate.bearer.AccessRejectedException;
import io.jwtgate.bearer.CurrentRequest;
import io.jwtgate.bearer.Gate;
import io.jwtgate.servlet.internal.container.ContainerIdentity.Request;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets beans know which request their thread serves, where a module asks. Thread-safe. */
@FunctionalInterface
interface RequestThread {
  /** Nobody asks. */
  RequestThread UNKNOWN = (request, response, judge, work) -> work.run();

  /** While the work runs, this thread serves the request. */
  void run(HttpServletRequest request, HttpServletResponse response, Gate judge, Request work)
      throws IOException, ServletException;

  /**
   * That of an application.
   *
   * @param loader finds its modules
   */
  static RequestThread of(ClassLoader loader) {
    return CurrentRequest.isAskedFor(loader) ? RequestThread::enter : UNKNOWN;
  }

  private static void enter(
      HttpServletRequest request, HttpServletResponse response, Gate judge, Request work)
      throws IOException, ServletException {
    CurrentRequest.Scope scope = current(request, judge).enter();
    try {
      work.run();
    } catch (ServletException | RuntimeException thrown) {
      if (response.isCommitted() || !(rejected(thrown) instanceof AccessRejectedException told)) {
        throw thrown;
      }
      new ServletRejection(told.rejection(), judge.showsErrorPages()).send(request, response);
    } finally {
      scope.close();
    }
  }

  private static Throwable rejected(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof ServletException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static CurrentRequest current(HttpServletRequest request, Gate judge) {
    RequestDecision decision = RequestDecision.on(request);
    CurrentRequest current =
        CurrentRequest.of(judge, new ServletIncomingRequest(request), decision::caller);
    return decision.caller() == null && request.getUserPrincipal() != null
        ? current.containerRoles(request::isUserInRole)
        : current;
  }
}

package io.jwtgate.servlet.internal.container;

import io.jwtgate.bearer.Caller;
import jakarta.servlet.ServletException;
import java.io.IOException;

/**
 * How a server is made to know the caller of what runs within a request, beyond the servlet API.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface ContainerIdentity {
  /** No server that has such a view of its own. */
  ContainerIdentity NONE = (caller, request) -> request.run();

  /** The request attribute that holds the caller whom the container's own login has found. */
  String ESTABLISHED = ContainerIdentity.class.getName();

  /** What runs as the caller. */
  @FunctionalInterface
  interface Request {
    void run() throws IOException, ServletException;
  }

  /**
   * Runs a request as its caller.
   *
   * @param caller null for nobody
   */
  void run(Caller caller, Request request) throws IOException, ServletException;

  /**
   * That of the server which the application runs on.
   *
   * @param loader sees the server's classes
   */
  static ContainerIdentity of(ClassLoader loader) {
    return WildFlyIdentity.in(loader).orElse(NONE);
  }
}

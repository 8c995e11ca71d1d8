package io.jwtgate.servers.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Goes on asynchronously, in each way that the servlet specification has. */
@WebServlet(urlPatterns = "/async/*", asyncSupported = true)
public class AsyncServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    switch (request.getPathInfo()) {
      case "/dispatch" -> request.startAsync().dispatch("/who");
      case "/dispatch-same" -> request.startAsync(request, response).dispatch("/who");
      case "/context-thread" -> {
        AsyncContext context = request.startAsync();
        context.start(() -> answer(context, context.getRequest()));
      }
      case "/own-thread" -> {
        AsyncContext context = request.startAsync();
        Threads.platform(() -> answer(context, request));
      }
      case "/virtual-thread" -> {
        AsyncContext context = request.startAsync();
        Threads.virtual(() -> answer(context, context.getRequest()));
      }
      default -> throw new IllegalArgumentException(request.getPathInfo());
    }
  }

  private static void answer(AsyncContext context, ServletRequest request) {
    try {
      TextServlet.send(Who.of(request), context.getResponse());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      context.complete();
    }
  }
}

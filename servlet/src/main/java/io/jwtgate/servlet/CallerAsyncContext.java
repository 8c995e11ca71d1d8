package io.jwtgate.servlet;

import io.jwtgate.bearer.CurrentCaller;
import io.jwtgate.bearer.CurrentRequest;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/** An asynchronous request whose tasks have its caller. */
record CallerAsyncContext(AsyncContext context) implements AsyncContext {

  /** The context itself where no bean asks for the caller. */
  static AsyncContext of(AsyncContext context) {
    return CurrentRequest.get().isPresent() ? new CallerAsyncContext(context) : context;
  }

  @Override
  public void start(Runnable task) {
    context.start(CurrentCaller.wrap(task));
  }

  @Override
  public ServletRequest getRequest() {
    return context.getRequest();
  }

  @Override
  public ServletResponse getResponse() {
    return context.getResponse();
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    return context.hasOriginalRequestAndResponse();
  }

  @Override
  public void dispatch() {
    context.dispatch();
  }

  @Override
  public void dispatch(String path) {
    context.dispatch(path);
  }

  @Override
  public void dispatch(ServletContext application, String path) {
    context.dispatch(application, path);
  }

  @Override
  public void complete() {
    context.complete();
  }

  @Override
  public void addListener(AsyncListener listener) {
    context.addListener(listener);
  }

  @Override
  public void addListener(
      AsyncListener listener, ServletRequest request, ServletResponse response) {
    context.addListener(listener, request, response);
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
    return context.createListener(type);
  }

  @Override
  public void setTimeout(long timeout) {
    context.setTimeout(timeout);
  }

  @Override
  public long getTimeout() {
    return context.getTimeout();
  }
}

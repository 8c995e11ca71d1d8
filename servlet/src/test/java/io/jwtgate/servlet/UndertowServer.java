package io.jwtgate.servlet;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Running;
import io.undertow.Undertow;
import io.undertow.server.handlers.ProxyPeerAddressHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

/** An application in Undertow on a free port. */
final class UndertowServer implements Running {
  private final Undertow undertow;

  /** An application behind a proxy that it trusts, with servlets by their patterns. */
  UndertowServer(Gate gate, Map<String, HttpServlet> servlets) {
    this(
        guarded(gate)
            .addServlets(
                servlets.entrySet().stream()
                    .map(servlet -> serving(servlet.getKey(), servlet.getValue()))
                    .toList()));
  }

  /** An application of one servlet, with an error page of its own at {@code /error}. */
  UndertowServer(Gate gate, Page page) {
    this(
        guarded(gate)
            .addFilterUrlMapping("jwt", "/*", DispatcherType.ERROR)
            .addServlet(serving("/*", page.asServlet()))
            .addErrorPage(new ErrorPage("/error", 500)));
  }

  private static DeploymentInfo guarded(Gate gate) {
    FilterInfo filter =
        new FilterInfo("jwt", JwtFilter.class, new ImmediateInstanceFactory<>(new JwtFilter(gate)));
    return Servlets.deployment()
        .setClassLoader(UndertowServer.class.getClassLoader())
        .setDeploymentName("application")
        .setContextPath("/")
        .addFilter(filter.setAsyncSupported(true))
        .addFilterUrlMapping("jwt", "/*", DispatcherType.REQUEST);
  }

  private UndertowServer(DeploymentInfo application) {
    DeploymentManager manager = Servlets.newContainer().addDeployment(application);
    manager.deploy();
    try {
      undertow =
          Undertow.builder()
              .addHttpListener(0, "127.0.0.1")
              .setHandler(new ProxyPeerAddressHandler(manager.start()))
              .build();
    } catch (ServletException failed) {
      throw new IllegalStateException(failed);
    }
    undertow.start();
  }

  private static ServletInfo serving(String pattern, HttpServlet servlet) {
    return new ServletInfo(pattern, servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
        .addMapping(pattern);
  }

  @Override
  public URI at(String path) {
    InetSocketAddress address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    return URI.create("http://127.0.0.1:" + address.getPort() + path);
  }

  @Override
  public void close() {
    undertow.stop();
  }
}

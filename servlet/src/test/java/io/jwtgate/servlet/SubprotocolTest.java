package io.jwtgate.servlet;

import io.undertow.Undertow;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.websocket.server.ServerContainer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SubprotocolTest {

  @Nested
  class InTomcat extends SubprotocolContract {
    private final Tomcat tomcat = new Tomcat();
    @TempDir Path folder;

    @AfterEach
    void stop() throws Exception {
      tomcat.stop();
      tomcat.destroy();
    }

    @Override
    URI start(Map<String, String> settings, Class<?> endpoint) throws Exception {
      tomcat.setBaseDir(folder.toString());
      tomcat.setPort(0);
      tomcat.getConnector().setProperty("address", "127.0.0.1");
      Context context = tomcat.addContext("", null);
      Tomcat.addServlet(context, "page", ((Page) Page::whoAmI).asServlet()).addMapping("/*");
      settings.forEach(context::addParameter);
      context.addServletContainerInitializer(new WsSci(), null);
      context.addServletContainerInitializer(new JwtFilterInitializer(), null);
      context.addServletContainerInitializer(
          (classes, servlets) -> {
            try {
              ((ServerContainer) servlets.getAttribute(ServerContainer.class.getName()))
                  .addEndpoint(endpoint);
            } catch (jakarta.websocket.DeploymentException wrong) {
              throw new IllegalStateException(wrong);
            }
          },
          null);
      tomcat.start();
      return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
    }
  }

  @Nested
  class InJetty extends SubprotocolContract {
    private final WebServer server = new WebServer().serving("/*", Page::whoAmI);

    @AfterEach
    void stop() {
      server.close();
    }

    @Override
    URI start(Map<String, String> settings, Class<?> endpoint) {
      ServletContextHandler context = server.context();
      settings.forEach(context::setInitParameter);
      context.addServletContainerInitializer(new JwtFilterInitializer());
      JakartaWebSocketServletContainerInitializer.configure(
          context, (servlets, container) -> container.addEndpoint(endpoint));
      server.start();
      return server.at("/");
    }
  }

  @Nested
  class InUndertow extends SubprotocolContract {
    private Undertow undertow;

    @AfterEach
    void stop() {
      undertow.stop();
    }

    @Override
    URI start(Map<String, String> settings, Class<?> endpoint) throws Exception {
      DeploymentInfo application =
          Servlets.deployment()
              .setClassLoader(SubprotocolTest.class.getClassLoader())
              .setDeploymentName("sockets")
              .setContextPath("/")
              .addServletContainerInitializer(
                  new ServletContainerInitializerInfo(
                      JwtFilterInitializer.class,
                      new ImmediateInstanceFactory<>(new JwtFilterInitializer()),
                      Set.of()))
              .addServletContextAttribute(
                  WebSocketDeploymentInfo.ATTRIBUTE_NAME,
                  new WebSocketDeploymentInfo()
                      .setBuffers(new DefaultByteBufferPool(false, 1024))
                      .addEndpoint(endpoint));
      settings.forEach(application::addInitParameter);
      DeploymentManager manager = Servlets.newContainer().addDeployment(application);
      manager.deploy();
      undertow =
          Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(manager.start()).build();
      undertow.start();
      InetSocketAddress address =
          (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
      return URI.create("http://127.0.0.1:" + address.getPort() + "/");
    }
  }
}

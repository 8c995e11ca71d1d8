package io.jwtgate.spring;

import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.security.Principal;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;

/** An application as anybody would write it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Shop.Pages.class)
public class Shop {

  /** Its pages. */
  @RestController
  public static class Pages {
    /** Who calls. */
    @GetMapping("/hello")
    public String hello(Principal caller) {
      return caller == null ? "nobody" : caller.getName();
    }

    /** The same on another thread. */
    @GetMapping("/later")
    public Callable<String> later(Principal caller) {
      return () -> hello(caller);
    }

    /** For everybody. */
    @GetMapping("/public/health")
    public String health() {
      return "up";
    }
  }

  /** A WebSocket that says who calls. */
  @ServerEndpoint("/socket")
  public static class Socket {
    /** Says it. */
    @OnOpen
    public void greet(Session session) throws IOException {
      Principal caller = session.getUserPrincipal();
      session.getBasicRemote().sendText(caller == null ? "nobody" : caller.getName());
    }

    /** The caller has gone. */
    @OnError
    public void end(Throwable gone) {}
  }

  @Bean
  ServerEndpointExporter sockets() {
    ServerEndpointExporter exporter = new ServerEndpointExporter();
    exporter.setAnnotatedEndpointClasses(Socket.class);
    return exporter;
  }
}

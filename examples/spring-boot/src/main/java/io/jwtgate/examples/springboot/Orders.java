package io.jwtgate.examples.springboot;

import io.jwtgate.bearer.Caller;
import java.security.Principal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A Spring Boot application. Its settings say how it is guarded. */
@SpringBootApplication
@RestController
public class Orders {

  /** Starts it; {@code java -jar spring-boot.jar}. */
  public static void main(String[] arguments) {
    SpringApplication.run(Orders.class, arguments);
  }

  /** Public. */
  @GetMapping("/health")
  public String health() {
    return "up\n";
  }

  /** For whoever is known. */
  @GetMapping("/hello")
  public String hello(Principal caller) {
    return "Hello " + caller.getName() + "\n";
  }

  /** What a claim of the token says. */
  @GetMapping("/tenant")
  public String tenant(Caller caller) {
    return caller.token().claims().string("tenant").orElse("no tenant") + "\n";
  }
}

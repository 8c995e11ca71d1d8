package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RestServerTest {

  @Test
  void oneImplementationIsOnTheClassPath() {
    Set<Boolean> ofJersey =
        ServiceLoader.load(RuntimeDelegate.class).stream()
            .map(one -> one.type().getName().contains(".jersey."))
            .collect(Collectors.toSet());

    assertEquals(Set.of(RestServer.isJersey()), ofJersey);
  }

  @Test
  void applicationAnswersOverHttp() throws Exception {
    try (RestServer server = bare().start()) {
      HttpResponse<String> answer = get(server.at("/hello"));

      assertEquals(200, answer.statusCode());
      assertEquals("hello", answer.body());
    }
  }

  @Test
  void suspendedRequestIsAnsweredByAnotherThread() throws Exception {
    try (RestServer server = bare().start()) {
      assertEquals("later", get(server.at("/hello/later")).body());
    }
  }

  private static RestServer bare() {
    return new RestServer(new Greeting())
        .withContextParams(Map.of("jwtgate.unsafe-unguarded", "true"));
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  public static final class Greeting extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Hello.class);
    }
  }

  @Path("/hello")
  public static final class Hello {
    @GET
    public String hello() {
      return "hello";
    }

    @GET
    @Path("/later")
    public void later(@Suspended AsyncResponse answer) {
      new Thread(() -> answer.resume("later")).start();
    }
  }
}

package io.jwtgate.examples.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Realm;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class OrdersTest {

  @Test
  @DisplayName("EDGE-07: the example answers as its README says")
  void answersAsItsReadmeSays() throws Exception {
    TestKey key = TestKey.shared("RS256");
    try (JwksServer provider = JwksServer.start()) {
      Realm realm = provider.realm("/realms/shop");
      realm.publish(key);
      TokenMint mint = TokenMint.of(realm.issuer(), "orders", key);
      try (ConfigurableApplicationContext orders =
          SpringApplication.run(
              Orders.class, "--server.port=0", "--jwtgate.issuer=" + realm.issuer())) {
        assertEquals("200 up\n", get(orders, "/health", "none"));
        assertEquals("401", get(orders, "/hello", "none").substring(0, 3));
        assertEquals("200 Hello alice\n", get(orders, "/hello", mint.token().compact()));
        String north = mint.token().claim("tenant", "north").compact();
        assertEquals("200 north\n", get(orders, "/tenant", north));
      }
    }
  }

  private static String get(ConfigurableApplicationContext orders, String path, String token)
      throws Exception {
    String port = orders.getEnvironment().getProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!token.equals("none")) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}

package io.jwtgate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JwksServerTest {
  private static final TestKey OLD = TestKey.shared("ES256", "old");
  private static final TestKey NEW = TestKey.shared("ES256", "new");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JwksServer server = JwksServer.start(OLD);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void publishesTheKeysOfTheStart() throws Exception {
    HttpResponse<String> answer = get("/jwks");
    assertEquals("{\"keys\":[" + OLD.publicJwk().json() + "]}", answer.body());
    assertEquals(
        Optional.of("application/jwk-set+json"), answer.headers().firstValue("Content-Type"));
  }

  @Test
  void publishesOtherKeysFromNowOn() throws Exception {
    server.publish(NEW);
    assertEquals("{\"keys\":[" + NEW.publicJwk().json() + "]}", get("/jwks").body());
  }

  @Test
  void publishesKeysThatAreWrongOnPurpose() throws Exception {
    server.root().publish(List.of(OLD.publicJwk().with("use", "enc"), NEW.privateJwk()));
    assertTrue(get("/jwks").body().contains("\"use\":\"enc\""));
    assertTrue(get("/jwks").body().contains("\"d\":"));
  }

  @Test
  void metadataNamesIssuerAndKeysAtBothPlaces() throws Exception {
    String document = get("/.well-known/openid-configuration").body();
    assertTrue(document.contains("\"issuer\":\"" + server.issuer() + "\""));
    assertTrue(document.contains("\"jwks_uri\":\"" + server.jwksUri() + "\""));
    assertEquals(document, get("/.well-known/oauth-authorization-server").body());
  }

  @Test
  void metadataSaysWhatTheTestSays() throws Exception {
    server.root().describe("issuer", "https://other.example");
    assertTrue(
        get(server.root().oauthPath()).body().contains("\"issuer\":\"https://other.example\""));
  }

  @Test
  void realmHasItsOwnPathsAndKeys() throws Exception {
    Realm shop = server.realm("/realms/shop");
    shop.publish(NEW);

    assertEquals(server.issuer() + "/realms/shop", shop.issuer());
    assertEquals(200, get("/realms/shop/.well-known/openid-configuration").statusCode());
    assertEquals(200, get("/.well-known/oauth-authorization-server/realms/shop").statusCode());
    assertTrue(get("/realms/shop/jwks").body().contains("\"kid\":\"new\""));
    assertTrue(get("/jwks").body().contains("\"kid\":\"old\""));
    assertEquals(1, shop.keyRequests());
  }

  @Test
  void countsRequestsByPath() throws Exception {
    get("/jwks");
    get("/jwks?again");
    get("/elsewhere");
    assertEquals(2, server.requests("/jwks"));
    assertEquals(1, server.requests("/elsewhere"));
    assertEquals(0, server.requests("/never"));
    assertEquals(3, server.requests().size());
  }

  @Test
  void remembersTheHeadersOfARequest() throws Exception {
    client.send(
        HttpRequest.newBuilder(server.jwksUri()).header("Cookie", "a=b").build(),
        BodyHandlers.ofString());
    ReceivedRequest request = server.requests().get(0);
    assertEquals(Optional.of("a=b"), request.header("cookie"));
    assertEquals(Optional.empty(), request.header("Authorization"));
    assertEquals("GET /jwks", request.method() + " " + request.path());
  }

  @Test
  void unknownPathIsNotFound() throws Exception {
    assertEquals(404, get("/elsewhere").statusCode());
  }

  @Test
  void waitingForRequestsEndsWithoutThem() throws Exception {
    assertFalse(server.awaitRequests("/jwks", 1, Duration.ofMillis(10)));
  }

  @Test
  void stoppedServerRefusesAndComesBackOnItsPort() throws Exception {
    URI before = server.jwksUri();
    server.stop();
    assertThrows(IOException.class, () -> get("/jwks"));

    server.restart();
    assertEquals(before, server.jwksUri());
    assertEquals(200, get("/jwks").statusCode());
    assertEquals(1, server.requests("/jwks"));
  }

  @Test
  void stoppingCutsAHeldAnswer() throws Exception {
    server.on("/jwks", Reply.jwks(OLD).heldBy(new CountDownLatch(1)));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request("/jwks"), BodyHandlers.ofString());
    assertTrue(server.awaitRequests("/jwks", 1, Duration.ofSeconds(30)));
    server.stop();
    assertThrows(Exception.class, answer::get);
  }

  @Test
  void issuerWithASlashAtItsEndHasTheSamePlaces() throws Exception {
    Realm tenant = server.realm("/tenant/");
    assertEquals(server.url("/tenant/"), tenant.issuer());
    assertEquals("/tenant/jwks", tenant.jwksPath());
    assertTrue(
        get("/tenant/.well-known/openid-configuration")
            .body()
            .contains("\"issuer\":\"" + tenant.issuer() + "\""));
  }

  @Test
  void realmWithoutASlashIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> server.realm("tenant"));
  }

  @Test
  void twoServersAreTwoIssuers() {
    try (JwksServer other = JwksServer.start()) {
      assertNotEquals(server.issuer(), other.issuer());
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path), BodyHandlers.ofString());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url(path))).build();
  }
}

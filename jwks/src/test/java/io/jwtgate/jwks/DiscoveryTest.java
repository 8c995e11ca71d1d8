package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static io.jwtgate.jwks.OneSource.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RecordedLog;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.Realm;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
  private final JwksServer server = JwksServer.start();
  private final Realm realm = server.realm("/realms/shop");
  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private RemoteKeySource source;

  @AfterEach
  void close() {
    if (source != null) {
      source.close();
    }
    server.close();
  }

  private void discover() {
    discover(realm.issuer(), builder -> builder);
  }

  private void discover(String issuer, UnaryOperator<RemoteKeySource.Builder> change) {
    realm.publish(FIRST);
    RemoteKeySource.Builder builder = RemoteKeySource.discoveredFrom(issuer);
    source = change.apply(builder.clock(clock).listener(event -> {})).build();
    OneSource.awaitInRealTime(() -> health().nextFetch().isAfter(clock.instant()));
  }

  private KeyHealth health() {
    return source.health().orElseThrow();
  }

  private boolean knows(TestKey key) {
    return source.find(SignatureAlgorithm.ES256, key.keyId()).isPresent();
  }

  private void failedFor(FetchFailure failure) {
    assertEquals(failure, health().lastFailure().orElseThrow());
    assertEquals(0, realm.keyRequests());
  }

  @Test
  @DisplayName("DISC-03: the OpenID location stands after the issuer's path, and is asked first")
  void openIdComesFirst() {
    discover();
    assertTrue(knows(FIRST));
    assertEquals(1, server.requests(realm.openIdPath()));
    assertEquals(0, server.requests(realm.oauthPath()));
  }

  @Test
  @DisplayName("DISC-03: the OAuth location stands before the issuer's path, and follows a 404")
  void oauthFollowsNotFound() {
    server.on(realm.openIdPath(), Reply.status(404));
    discover();
    assertTrue(knows(FIRST));
    assertEquals(1, server.requests("/.well-known/oauth-authorization-server/realms/shop"));
  }

  @Test
  @DisplayName("DISC-03: the other location is not asked after anything but a 404")
  void otherFailuresEndTheAttempt() {
    server.on(realm.openIdPath(), Reply.status(500));
    discover();
    failedFor(FetchFailure.STATUS);
    assertEquals(0, server.requests(realm.oauthPath()));
  }

  @Test
  @DisplayName("DISC-03: each location is asked once, then the attempt has failed")
  void notFoundTwiceFails() {
    server.on(realm.openIdPath(), Reply.status(404));
    server.on(realm.oauthPath(), Reply.status(404));
    discover();
    failedFor(FetchFailure.STATUS);
    assertEquals(2, server.requests().size());
  }

  @Test
  @DisplayName("DISC-03: the order of the locations can be chosen")
  void orderCanBeChosen() {
    discover(realm.issuer(), b -> b.wellKnown(WellKnown.OAUTH, WellKnown.OPENID));
    assertTrue(knows(FIRST));
    assertEquals(0, server.requests(realm.openIdPath()));
  }

  @Test
  @DisplayName("DISC-03: one location alone can be chosen")
  void oneLocationCanBeChosen() {
    server.on(realm.oauthPath(), Reply.status(404));
    discover(realm.issuer(), b -> b.wellKnown(WellKnown.OAUTH));
    failedFor(FetchFailure.STATUS);
    assertEquals(0, server.requests(realm.openIdPath()));
  }

  @Test
  @DisplayName("DISC-03: a slash at the end of the issuer does not double")
  void slashAtTheEnd() {
    realm.describe("issuer", realm.issuer() + "/");
    discover(realm.issuer() + "/", b -> b);
    assertTrue(knows(FIRST));
  }

  @ParameterizedTest(name = "DISC-04: metadata of another issuer (suffix {0}) are not used")
  @ValueSource(strings = {"/", "x", "%2F", "?a", "/../shop"})
  void otherIssuerIsNotUsed(String suffix) {
    realm.describe("issuer", realm.issuer() + suffix);
    discover();
    failedFor(FetchFailure.WRONG_ISSUER);
  }

  @Test
  @DisplayName("EDGE-20: metadata of another issuer are logged with both, by setting and URL")
  void otherIssuerIsLoggedWithBoth() {
    realm.describe("issuer", realm.issuer() + "/\n");
    try (RecordedLog log = RecordedLog.start()) {
      discover(realm.issuer(), builder -> builder.setting("jwtgate.shop.issuer"));
      failedFor(FetchFailure.WRONG_ISSUER);
      String line =
          "/realms/shop/.well-known/openid-configuration: the metadata say issuer "
              + realm.issuer()
              + "/?, and jwtgate.issuer is "
              + realm.issuer()
              + "; write exactly what the tokens have as iss";
      assertTrue(log.lines().stream().anyMatch(it -> it.contains(line)), log.lines().toString());
    }
  }

  @Test
  @DisplayName("DISC-04: metadata whose issuer differs in case are not used")
  void issuerIsComparedByCase() {
    realm.describe("issuer", realm.issuer().replace("shop", "Shop"));
    discover();
    failedFor(FetchFailure.WRONG_ISSUER);
  }

  @ParameterizedTest(name = "DISC-05: jwks_uri {0} is not used")
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://127.0.0.1/jwks",
        "/jwks",
        "",
        "https://u:p@127.0.0.1"
      })
  void badJwksUriIsNotUsed(String uri) {
    realm.describe("jwks_uri", uri);
    discover();
    failedFor(FetchFailure.MALFORMED);
  }

  @ParameterizedTest(name = "DISC-05: jwks_uri {0} is not dialled")
  @ValueSource(
      strings = {
        "https://169.254.169.254/latest",
        "http://[fe80::1]/jwks",
        "https://0.0.0.0/jwks",
        "http://10.1.2.3/jwks"
      })
  void forbiddenJwksUriIsNotDialled(String uri) {
    realm.describe("jwks_uri", uri);
    discover();
    failedFor(FetchFailure.EGRESS_REJECTED);
  }

  @ParameterizedTest(name = "metadata {0} are a failed fetch")
  @ValueSource(strings = {"[]", "{", "{}", "<html>", "{\"issuer\":1}"})
  void rubbishIsAFailedFetch(String document) {
    server.on(realm.openIdPath(), Reply.json(document));
    discover();
    assertTrue(health().failuresInARow() > 0);
    assertEquals(0, realm.keyRequests());
  }

  @Test
  @DisplayName("DISC-06: algorithms in the metadata widen nothing: HS256 and none stay unknown")
  void metadataDoNotWidenAlgorithms() {
    realm.describe("id_token_signing_alg_values_supported", List.of("none", "HS256", "ES256"));
    discover();
    assertTrue(knows(FIRST));
    assertFalse(source.find(SignatureAlgorithm.HS256, FIRST.keyId()).isPresent());
  }

  @Test
  @DisplayName("JWKS-20: a redirect of the metadata is not followed")
  void redirectIsNotFollowed() {
    server.on(realm.openIdPath(), Reply.redirect(realm.oauthPath()));
    discover();
    failedFor(FetchFailure.REDIRECTED);
    assertEquals(0, server.requests(realm.oauthPath()));
  }

  @Test
  @DisplayName("DISC-08: metadata are refreshed apart from keys, and more rarely")
  void metadataAreRefreshedApart() {
    discover();
    for (int refresh = 2; refresh <= 5; refresh++) {
      clock.set(health().nextFetch());
      assertTrue(knows(FIRST));
      int expected = refresh;
      OneSource.awaitInRealTime(
          () -> realm.keyRequests() == expected && health().nextFetch().isAfter(clock.instant()));
    }
    assertEquals(5, realm.keyRequests());
    assertEquals(1, server.requests(realm.openIdPath()));
  }

  @Test
  @DisplayName(
      "DISC-08: a changed jwks_uri is followed, and the old keys go when the new are there")
  void changedJwksUriIsFollowed() {
    discover();
    server.on("/new-jwks", Reply.jwks(SECOND));
    realm.describe("jwks_uri", server.url("/new-jwks"));
    clock.advance(Duration.ofHours(1));
    knows(FIRST); // Wakes the source; a quick fetch may have replaced the key already.
    assertTrue(OneSource.awaitInRealTime(() -> server.requests("/new-jwks") == 1));
    assertTrue(OneSource.awaitInRealTime(() -> !knows(FIRST)));
    assertTrue(knows(SECOND));
  }

  @Test
  @DisplayName("DISC-08: while the metadata fail, keys are fetched from where they were")
  void metadataOutageDoesNotStopKeys() {
    discover();
    server.on(realm.openIdPath(), Reply.status(500));
    realm.publish(SECOND);
    clock.advance(Duration.ofHours(1));
    knows(FIRST); // Wakes the source; a quick fetch may have replaced the key already.
    assertTrue(OneSource.awaitInRealTime(() -> knows(SECOND)));
    assertTrue(OneSource.awaitInRealTime(() -> server.requests(realm.openIdPath()) == 2));
  }

  @Test
  @DisplayName("DISC-08: metadata older than stale-max are not believed, nor are keys from there")
  void metadataOutageIsBounded() {
    discover();
    server.on(realm.openIdPath(), Reply.status(500));
    clock.advance(Duration.ofHours(2));
    OneSource.awaitInRealTime(() -> OneSource.isUnavailable(source, FIRST));
    assertTrue(OneSource.isUnavailable(source, FIRST));
    assertEquals(1, realm.keyRequests());
  }
}

package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jwks.internal.http.Resolver;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.TestKey;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TlsTest {
  private static final TestKey IDENTITY = TestKey.shared("ES256", "tls");
  private final JwksServer server = JwksServer.startHttps(IDENTITY, FIRST);

  @AfterEach
  void close() {
    server.close();
  }

  private KeyHealth fetched(String url, UnaryOperator<RemoteKeySource.Builder> change) {
    RemoteKeySource.Builder builder = change.apply(RemoteKeySource.at(url));
    try (RemoteKeySource source = builder.listener(event -> {}).build()) {
      OneSource.awaitInRealTime(
          () ->
              source.health().orElseThrow().state() == KeyHealth.State.FRESH
                  || source.health().orElseThrow().failuresInARow() > 0);
      return source.health().orElseThrow();
    }
  }

  @Test
  @DisplayName("DISC-07: a trusted certificate for the host is taken")
  void trustedCertificateIsTaken() {
    SSLContext trusting = trusting(IDENTITY);
    try (RemoteKeySource source =
        RemoteKeySource.at(server.jwksUri().toString()).tls(trusting).build()) {
      assertTrue(source.find(SignatureAlgorithm.ES256, FIRST.keyId()).isPresent());
    }
  }

  @Test
  @DisplayName("DISC-07: a certificate that nobody trusts is refused")
  void unknownCertificateIsRefused() {
    KeyHealth health = fetched(server.jwksUri().toString(), builder -> builder);
    assertEquals(FetchFailure.TLS, health.lastFailure().orElseThrow());
    assertEquals(0, server.requests().size());
  }

  @Test
  @DisplayName("DISC-07: a trusted certificate for another host is refused")
  void certificateOfAnotherHostIsRefused() {
    String url = server.jwksUri().toString().replace("127.0.0.1", "issuer.example");
    Resolver loopback = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
    KeyHealth health = fetched(url, b -> b.tls(trusting(IDENTITY)).resolver(loopback));
    assertEquals(FetchFailure.TLS, health.lastFailure().orElseThrow());
    assertEquals(0, server.requests().size());
  }

  @Test
  @DisplayName("DISC-07: unsafe-http does not weaken TLS")
  void unsafeHttpDoesNotWeakenTls() {
    KeyHealth health = fetched(server.jwksUri().toString(), RemoteKeySource.Builder::unsafeHttp);
    assertEquals(FetchFailure.TLS, health.lastFailure().orElseThrow());
  }

  static SSLContext trusting(TestKey identity) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("server", identity.certificate());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

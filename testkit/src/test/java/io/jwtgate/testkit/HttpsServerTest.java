package io.jwtgate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpsServerTest {
  private final TestKey identity = TestKey.shared("ES256", "tls");
  private final JwksServer server = JwksServer.startHttps(identity);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void clientThatTrustsTheCertificateGetsTheKeys() throws Exception {
    assertEquals(200, statusOf(server.jwksUri(), trusting(identity)));
  }

  @Test
  void clientThatTrustsNobodyInParticularRefuses() throws Exception {
    assertThrows(
        SSLHandshakeException.class, () -> statusOf(server.jwksUri(), SSLContext.getDefault()));
  }

  @Test
  void certificateIsForTheAddressAndNoName() {
    URI byName = URI.create(server.jwksUri().toString().replace("127.0.0.1", "localhost"));
    assertThrows(SSLHandshakeException.class, () -> statusOf(byName, trusting(identity)));
  }

  private static int statusOf(URI uri, SSLContext context) throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(context).build();
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
  }

  private static SSLContext trusting(TestKey identity) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("server", identity.certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}

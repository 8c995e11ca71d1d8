package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.tls.Identity;
import io.jwtgate.tls.PrivateAuthority;
import io.jwtgate.tls.RealProxy;
import io.jwtgate.tls.TlsKeyServer;
import java.net.InetAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A proxy as people run it, with credentials, in front of a server of a private authority. */
@Timeout(60)
class TinyproxyTest {
  private static Identity identity;
  private static String host;

  @BeforeAll
  static void needsTheProxyAndAName() throws Exception {
    RealProxy.assumeThere();
    // A name of this machine that the proxy can look up, and that nobody takes for loopback.
    host = InetAddress.getLocalHost().getHostName();
    RealProxy.assume(
        !host.startsWith("localhost")
            && InetAddress.getByName(host).getHostAddress().equals("127.0.0.1"),
        "this machine has no name of its own for 127.0.0.1");
    identity = new PrivateAuthority("private").issue(host);
  }

  private static KeyHealth fetched(RealProxy proxy, String credentials) {
    try (TlsKeyServer server = new TlsKeyServer(identity, false)) {
      server.put("/keys", "{\"keys\":[" + FIRST.publicJwk().json() + "]}");
      try (RemoteKeySource source =
          RemoteKeySource.at("https://" + host + ':' + server.port() + "/keys")
              .listener(event -> {})
              .tls(identity.context())
              .proxy(proxy.address())
              .proxyCredentials(() -> credentials)
              .build()) {
        OneSource.awaitInRealTime(
            () ->
                source.health().orElseThrow().keys() > 0
                    || source.health().orElseThrow().failuresInARow() > 0);
        return source.health().orElseThrow();
      }
    }
  }

  @Test
  @DisplayName("NET-05, NET-06: a real proxy and a private authority between us and the keys")
  void keysComeThroughARealProxy() throws Exception {
    try (RealProxy proxy = RealProxy.wanting("user", "secret")) {
      assertEquals(KeyHealth.State.FRESH, fetched(proxy, "user:secret").state());
      KeyHealth refused = fetched(proxy, "user:other");
      assertEquals(FetchFailure.PROXY, refused.lastFailure().orElseThrow());
    }
  }
}

package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.jwks.internal.http.EgressPolicy;
import io.jwtgate.jwks.internal.http.HostPatterns;
import io.jwtgate.jwks.internal.http.HttpAddress;
import io.jwtgate.jwks.internal.http.Resolver;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import io.jwtgate.tls.MappingProxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proxy is asked for, and what the guard of addresses can and can't promise behind one. */
@Timeout(60)
class ProxyTest {
  private final RecordedEvents events = new RecordedEvents();

  private KeyHealth fetched(RemoteKeySource.Builder builder, MappingProxy proxy) {
    try (RemoteKeySource source =
        builder.listener(events).unsafeHttp().proxy(proxy.address()).build()) {
      OneSource.awaitInRealTime(
          () ->
              source.health().orElseThrow().keys() > 0
                  || source.health().orElseThrow().failuresInARow() > 0);
      return source.health().orElseThrow();
    }
  }

  private static int port(JwksServer server) {
    return server.jwksUri().getPort();
  }

  @Test
  @DisplayName("NET-05: of plain http the proxy is told the whole URL")
  void plainHttpIsForwarded() {
    try (JwksServer server = JwksServer.start(FIRST);
        MappingProxy proxy = new MappingProxy(port(server))) {
      String url = "http://keys.example:8080" + server.root().jwksPath();
      assertEquals(KeyHealth.State.FRESH, fetched(RemoteKeySource.at(url), proxy).state());
      assertEquals(List.of("GET " + url + " HTTP/1.1"), proxy.requests());
    }
  }

  @Test
  @DisplayName("NET-05: the name of a host is not looked up here where a proxy does that")
  void namesAreTheProxysToLookUp() {
    try (JwksServer server = JwksServer.start(FIRST);
        MappingProxy proxy = new MappingProxy(port(server))) {
      String url = "http://only.the.proxy.knows" + server.root().jwksPath();
      Resolver addressesAlone = ProxyTest::literal;
      assertEquals(
          KeyHealth.State.FRESH,
          fetched(RemoteKeySource.at(url).resolver(addressesAlone), proxy).state());
    }
  }

  private static InetAddress[] literal(String host) throws UnknownHostException {
    if (!host.equals("127.0.0.1")) {
      throw new UnknownHostException(host);
    }
    return InetAddress.getAllByName(host);
  }

  @ParameterizedTest(name = "NET-05, JWKS-21: metadata that came through a proxy can''t name {0}")
  @ValueSource(
      strings = {
        "http://169.254.169.254/",
        "http://10.0.0.1/keys",
        "http://[fd00:ec2::254]/",
        "http://127.0.0.1/keys",
        "http://localhost/keys",
        "http://keys.inside/keys"
      })
  void learntAddressDoesNotLeadInside(String jwksUri) {
    try (JwksServer server = JwksServer.start(FIRST);
        MappingProxy proxy = new MappingProxy(port(server))) {
      String issuer = "http://issuer.example";
      server.on(
          "/.well-known/openid-configuration",
          Reply.json("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + jwksUri + "\"}"));
      RemoteKeySource.Builder builder =
          RemoteKeySource.discoveredFrom(issuer)
              .noProxy("keys.inside")
              .resolver(
                  host ->
                      host.equals("keys.inside")
                          ? InetAddress.getAllByName("10.0.0.1")
                          : InetAddress.getAllByName(host));
      KeyHealth health = fetched(builder, proxy);
      assertEquals(FetchFailure.EGRESS_REJECTED, health.lastFailure().orElseThrow());
      assertEquals(1, events.count(Kind.EGRESS_REJECTED));
      assertEquals(1, proxy.requests().size());
    }
  }

  @Test
  @DisplayName("NET-05: a name that metadata give through a proxy is the proxy's to judge")
  void learntNameIsTheProxysToJudge() {
    try (JwksServer server = JwksServer.start(FIRST);
        MappingProxy proxy = new MappingProxy(port(server))) {
      String issuer = "http://issuer.example";
      String jwksUri = "http://elsewhere.example" + server.root().jwksPath();
      server.on(
          "/.well-known/openid-configuration",
          Reply.json("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + jwksUri + "\"}"));
      assertEquals(1, fetched(RemoteKeySource.discoveredFrom(issuer), proxy).keys());
      assertEquals(2, proxy.requests().size());
    }
  }

  @ParameterizedTest(name = "NET-05, JWKS-21: a proxy may be asked for {0}: {1}")
  @CsvSource({
    "https://keys.example/, true",
    "https://10.0.0.1/, true",
    "https://169.254.169.254/, false",
    "https://[fe80::1]/, false",
    "http://keys.example/, false",
    "https://localhost/, false",
    "https://LOCALHOST./, false"
  })
  void whatAProxyMayBeAskedFor(String url, boolean allowed) {
    EgressPolicy configured = EgressPolicy.configured(false);
    assertEquals(allowed, configured.allowsForwarding(HttpAddress.parse(url)));
  }

  @Test
  @DisplayName("NET-05: a proxy that wants credentials says so, for plain http too")
  void unauthorizedForward() {
    try (JwksServer server = JwksServer.start(FIRST);
        MappingProxy proxy = new MappingProxy(port(server))) {
      proxy.want("Proxy-Authorization: Basic dTpw");
      String url = "http://keys.example" + server.root().jwksPath();
      KeyHealth health = fetched(RemoteKeySource.at(url), proxy);
      assertEquals(FetchFailure.PROXY, health.lastFailure().orElseThrow());
      assertEquals(
          List.of("PROXY: the proxy wants other credentials; see jwtgate.proxy-credentials-file"),
          events.details(Kind.KEY_FETCH_FAILED));
      RemoteKeySource.Builder known = RemoteKeySource.at(url).proxyCredentials(() -> "u:p\n");
      assertEquals(KeyHealth.State.FRESH, fetched(known, proxy).state());
    }
  }

  @ParameterizedTest(name = "NET-05: no-proxy {0} holds for {1}: {2}")
  @CsvSource({
    "keys.internal, https://keys.internal/, true",
    "KEYS.internal, https://keys.INTERNAL/, true",
    "keys.internal, https://x.keys.internal/, false",
    ".internal, https://keys.internal/, true",
    "*.internal, https://a.b.internal/, true",
    ".internal, https://internal/, false",
    ".internal, https://xinternal/, false",
    "10.0.0.0/8, https://10.1.2.3/, true",
    "10.0.0.0/8, https://11.1.2.3/, false",
    "10.0.0.1, https://10.0.0.1/, true",
    "fd00::/8, https://[fd12::1]/, true",
    "*, https://anything/, true"
  })
  void insideHosts(String pattern, String url, boolean matches) {
    assertEquals(matches, new HostPatterns(List.of(pattern)).matches(HttpAddress.parse(url)));
  }

  @Test
  @DisplayName("NET-05: the failure of a fetch without a proxy names the setting")
  void failureWithoutAProxyNamesTheSetting() {
    try (OneSource one =
        OneSource.with(
            builder ->
                builder.resolver(
                    host -> {
                      throw new UnknownHostException(host);
                    }),
            Reply.jwks(FIRST))) {
      one.failedFor(FetchFailure.UNREACHABLE);
      String told = one.events.details(Kind.KEY_FETCH_FAILED).get(0);
      assertTrue(told.startsWith("UNREACHABLE: ") && told.contains("jwtgate.proxy"), told);
    }
  }
}

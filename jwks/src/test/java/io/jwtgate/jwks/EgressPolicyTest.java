package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.jwks.internal.http.AddressZone;
import io.jwtgate.jwks.internal.http.Connector;
import io.jwtgate.jwks.internal.http.EgressPolicy;
import io.jwtgate.jwks.internal.http.HostLookup;
import io.jwtgate.jwks.internal.http.HttpAddress;
import io.jwtgate.jwks.internal.http.HttpFailedException;
import io.jwtgate.jwks.internal.http.HttpFailure;
import io.jwtgate.jwks.internal.http.HttpLimits;
import io.jwtgate.jwks.internal.http.HttpReply;
import io.jwtgate.jwks.internal.http.OutboundHttp;
import io.jwtgate.jwks.internal.http.ProxyChoice;
import io.jwtgate.jwks.internal.http.Resolver;
import io.jwtgate.jwks.internal.http.TlsLayer;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.testkit.JwksServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressPolicyTest {
  private static final HttpAddress HTTPS = HttpAddress.parse("https://issuer.example/jwks");
  private static final HttpAddress HTTP = HttpAddress.parse("http://issuer.example/jwks");

  @ParameterizedTest(name = "JWKS-21: {0} is {1}")
  @CsvSource({
    "93.184.216.34, PUBLIC",
    "2606:2800:220:1::1, PUBLIC",
    "172.32.0.1, PUBLIC",
    "64:ff9b::5db8:d822, PUBLIC",
    "10.0.0.1, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.1.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "198.18.0.1, PRIVATE",
    "fd12::1, PRIVATE",
    "fec0::1, PRIVATE",
    "::ffff:10.0.0.1, PRIVATE",
    "64:ff9b::10.0.0.1, PRIVATE",
    "2002:c0a8:0101::1, PRIVATE",
    "127.0.0.1, LOOPBACK",
    "127.255.255.254, LOOPBACK",
    "::1, LOOPBACK",
    "::ffff:127.0.0.1, LOOPBACK",
    "64:ff9b::127.0.0.1, LOOPBACK",
    "::127.0.0.1, LOOPBACK",
    "::ffff:0:10.0.0.1, PRIVATE",
    "::ffff:0:127.0.0.1, LOOPBACK",
    "::ffff:0:169.254.169.254, NEVER",
    "0.0.0.0, NEVER",
    "::, NEVER",
    "169.254.169.254, NEVER",
    "169.254.1.1, NEVER",
    "fe80::1, NEVER",
    "fd00:ec2::254, NEVER",
    "100.100.100.200, NEVER",
    "168.63.129.16, NEVER",
    "192.0.0.192, NEVER",
    "224.0.0.1, NEVER",
    "ff02::1, NEVER",
    "240.0.0.1, NEVER",
    "255.255.255.255, NEVER",
    "64:ff9b::169.254.169.254, NEVER",
    "2002:a9fe:a9fe::1, NEVER",
    "::ffff:169.254.169.254, NEVER",
    "2001:0:1::1, NEVER"
  })
  void addressesAreToldApart(String address, AddressZone reach) throws UnknownHostException {
    assertEquals(reach, AddressZone.of(InetAddress.getByName(address)));
  }

  @ParameterizedTest(name = "JWKS-21, DISC-05: learnt from {0}, {1} may be dialled: {2}")
  @CsvSource({
    "93.184.216.34, 93.184.216.35, true",
    "93.184.216.34, 10.0.0.1, false",
    "93.184.216.34, 127.0.0.1, false",
    "10.0.0.1, 93.184.216.34, true",
    "10.0.0.1, 10.0.0.2, true",
    "10.0.0.1, 127.0.0.1, false",
    "127.0.0.1, 10.0.0.1, true",
    "127.0.0.1, 127.0.0.2, true",
    "127.0.0.1, 169.254.169.254, false"
  })
  void whatIsLearntLeadsNoFurtherIn(String teacher, String address, boolean allowed)
      throws UnknownHostException {
    EgressPolicy egress = EgressPolicy.configured(false).learntFrom(InetAddress.getByName(teacher));
    assertEquals(allowed, egress.allows(HTTPS, InetAddress.getByName(address)));
  }

  @ParameterizedTest(name = "JWKS-21: what is configured may lead to {0}: {1}")
  @CsvSource({"10.0.0.1, true", "127.0.0.1, true", "93.184.216.34, true", "fe80::1, false"})
  void whatIsConfiguredMayLeadInside(String address, boolean allowed) throws UnknownHostException {
    assertEquals(
        allowed, EgressPolicy.configured(false).allows(HTTPS, InetAddress.getByName(address)));
  }

  @ParameterizedTest(name = "JWKS-21: plain http to {0}, with unsafe-http {1}: {2}")
  @CsvSource({
    "127.0.0.1, false, true",
    "::1, false, true",
    "10.0.0.1, false, false",
    "93.184.216.34, false, false",
    "93.184.216.34, true, true",
    "169.254.169.254, true, false"
  })
  void plainHttpStaysOnThisMachine(String address, boolean unsafe, boolean allowed)
      throws UnknownHostException {
    assertEquals(
        allowed, EgressPolicy.configured(unsafe).allows(HTTP, InetAddress.getByName(address)));
  }

  @ParameterizedTest(name = "JWKS-21, OBS-05: a host at {0} is never dialled, which is told")
  @CsvSource({"169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1"})
  void hostAtAForbiddenAddressIsNotDialled(String address) throws UnknownHostException {
    InetAddress forbidden = InetAddress.getByName(address);
    try (OneSource one = OneSource.holdingFirst(loopbackThen(forbidden))) {
      one.passToNextFetch();
      one.failedFor(FetchFailure.EGRESS_REJECTED);
      assertEquals(1, one.events.count(Kind.EGRESS_REJECTED));
      assertTrue(one.knows(FIRST));
      assertEquals(1, one.fetches());
    }
  }

  /** Loopback at first, the other address from then on. */
  private static UnaryOperator<RemoteKeySource.Builder> loopbackThen(InetAddress later) {
    Deque<InetAddress> answers = new ArrayDeque<>(List.of(InetAddress.getLoopbackAddress(), later));
    return builder ->
        builder.resolver(
            host -> new InetAddress[] {answers.size() > 1 ? answers.remove() : answers.element()});
  }

  @Test
  @DisplayName("JWKS-22: the address that is dialled is the address that was looked at")
  void rebindingDoesNotGetThrough() throws UnknownHostException {
    InetAddress harmless = InetAddress.getByName("93.184.216.34");
    Deque<InetAddress> answers =
        new ArrayDeque<>(List.of(InetAddress.getLoopbackAddress(), harmless));
    try (JwksServer server = JwksServer.start(FIRST)) {
      Resolver rebinding = host -> new InetAddress[] {answers.remove()};
      OutboundHttp http = get(rebinding);
      EgressPolicy publicOnly = new EgressPolicy(AddressZone.PUBLIC, true);
      HttpAddress url = HttpAddress.parse(server.jwksUri().toString());
      HttpFailedException refused =
          assertThrows(HttpFailedException.class, () -> http.get(url, publicOnly, Map.of()));
      assertEquals(HttpFailure.EGRESS_REJECTED, refused.failure());
      // One look-up for one connection: a second one could have told another address.
      assertEquals(1, answers.size());
      assertTrue(server.requests().isEmpty());
    }
  }

  @Test
  void ofSeveralAddressesOnlyAllowedOnesAreDialled() throws UnknownHostException {
    InetAddress forbidden = InetAddress.getByName("169.254.169.254");
    Resolver both = host -> new InetAddress[] {forbidden, InetAddress.getLoopbackAddress()};
    try (JwksServer server = JwksServer.start(FIRST)) {
      HttpAddress url = HttpAddress.parse(server.jwksUri().toString());
      HttpReply reply = get(both).get(url, EgressPolicy.configured(false), Map.of());
      assertEquals(200, reply.status());
      assertFalse(reply.from().orElseThrow().isLinkLocalAddress());
    }
  }

  private static OutboundHttp get(Resolver resolver) {
    HttpLimits limits = HttpLimits.DEFAULT;
    HostLookup lookup = new HostLookup(resolver, Runnable::run);
    TlsLayer tls = new TlsLayer(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    return new OutboundHttp(new Connector(lookup, ProxyChoice.NONE, tls, limits.connect()), limits);
  }
}

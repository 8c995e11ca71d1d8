package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jwks.internal.http.KnownAddresses;
import io.jwtgate.jwks.internal.http.Resolver;
import io.jwtgate.testkit.JwksServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts with several addresses, of which one answers. */
@Timeout(60)
class AddressesTest {

  @ParameterizedTest(name = "NET-03: of {0} the last one is found within one fetch")
  @ValueSource(
      strings = {
        "full, full, full, good",
        "refusing, refusing, refusing, good",
        "full, refusing, full, full, full, full, full, full, good",
        "silent, good",
        "silent, full, good",
        "good, full"
      })
  void theOneThatAnswersIsFound(String kinds) throws IOException {
    try (JwksServer server = JwksServer.start(FIRST);
        DeadAddresses dead = DeadAddresses.like(kinds, server.jwksUri().getPort());
        RemoteKeySource source = source(server, host -> dead.addresses()).build()) {
      awaitFirstFetch(source);
      assertEquals(0, source.health().orElseThrow().failuresInARow());
      assertEquals(1, source.health().orElseThrow().keys());
    }
  }

  private static RemoteKeySource.Builder source(JwksServer server, Resolver resolver) {
    return RemoteKeySource.at(server.jwksUri().toString()).listener(event -> {}).resolver(resolver);
  }

  private static void awaitFirstFetch(RemoteKeySource source) {
    assertTrue(
        OneSource.awaitInRealTime(
            () ->
                source.health().orElseThrow().age().isPresent()
                    || source.health().orElseThrow().failuresInARow() > 0));
  }

  @Test
  @DisplayName("NET-03: an issuer that is slow at each of its addresses is waited for at the next")
  void slowIssuerIsNotMistakenForADeadOne() throws IOException {
    KnownAddresses known = new KnownAddresses();
    List<InetAddress> both = List.of(address(1), address(2));
    known.failed(address(1));
    known.failed(address(2));
    assertEquals(both, known.inOrder(both));
    assertTrue(!known.isNew(address(1)));
  }

  @Test
  @DisplayName("NET-03: the address that answered is asked first, one that did not is asked last")
  void whatWorkedIsRemembered() throws IOException {
    KnownAddresses known = new KnownAddresses();
    List<InetAddress> all = List.of(address(1), address(2), address(3));
    assertEquals(all, known.inOrder(all));
    known.answered(address(3));
    known.failed(address(1));
    assertEquals(List.of(address(3), address(2), address(1)), known.inOrder(all));
    known.failed(address(3));
    known.answered(address(1));
    assertEquals(List.of(address(1), address(2), address(3)), known.inOrder(all));
  }

  @Test
  @DisplayName("NET-03: families take turns, beginning with the one that the resolver put first")
  void familiesTakeTurns() throws UnknownHostException {
    InetAddress six = InetAddress.getByName("2001:db8::1");
    InetAddress otherSix = InetAddress.getByName("2001:db8::2");
    List<InetAddress> all = List.of(six, otherSix, address(1), address(2));
    assertEquals(List.of(six, address(1), otherSix, address(2)), new KnownAddresses().inOrder(all));
  }

  private static InetAddress address(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  @Test
  @DisplayName("NET-05: a SOCKS proxy that the JVM is told of is not used")
  void socksProxyIsNotUsed() {
    String before = System.getProperty("socksProxyHost");
    System.setProperty("socksProxyHost", "127.0.0.1");
    System.setProperty("socksProxyPort", "1");
    System.setProperty("socksNonProxyHosts", "");
    try (JwksServer server = JwksServer.start(FIRST);
        RemoteKeySource source =
            source(server, InetAddress::getAllByName).fetchTimeout(Duration.ofSeconds(5)).build()) {
      awaitFirstFetch(source);
      assertEquals(1, source.health().orElseThrow().keys());
    } finally {
      System.clearProperty("socksNonProxyHosts");
      System.clearProperty("socksProxyPort");
      if (before == null) {
        System.clearProperty("socksProxyHost");
      }
    }
  }
}

package io.jwtgate.jwks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jwks.internal.http.HttpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSettingTest {

  @ParameterizedTest(name = "JWKS-23: {0} stops deployment")
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "jar:https://a.example/x.jar!/jwks",
        "ftp://a.example/jwks",
        "classpath:jwks.json",
        "a.example/jwks",
        "//a.example/jwks",
        "https:///jwks",
        "https://user:secret@a.example/jwks",
        "https://a.example/jwks#keys",
        "https://a.example:0/jwks",
        "https://a.example:70000/jwks",
        "https://a b.example/jwks",
        "https://a..example/jwks",
        "https://-a.example/jwks",
        "https://%61.example/jwks",
        "https://1.2.3/jwks",
        "https://2130706433/jwks",
        "https://0x7f000001/jwks",
        "https://127.0.0.1./jwks",
        "https://256.0.0.1/jwks",
        "https://bücher／b.example/jwks",
        "https://a.example/j wks",
        "http://a.example/jwks",
        "http://10.0.0.1/jwks",
        "http://localhost.example/jwks",
        "http://127.0.0.1.example/jwks",
        ""
      })
  void address(String url) {
    RemoteKeySource.Builder builder = RemoteKeySource.at(url);
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(refusal.getMessage().startsWith("write an https URL"), refusal.getMessage());
  }

  @ParameterizedTest(name = "JWKS-23: {0} is taken")
  @ValueSource(
      strings = {
        "https://a.example/jwks?tenant=1",
        "HTTPS://a.example",
        "https://a.example:/jwks",
        "https://a_b/jwks",
        "https://key_cloak.a_b:8443/jwks",
        "https://_a.example/jwks",
        "https://1host/jwks",
        "https://bücher.example/jwks",
        "https://[2001:db8::1]:8443/jwks",
        "http://localhost:8080/jwks",
        "http://keys.localhost/jwks",
        "http://127.0.0.1/jwks",
        "http://[::1]/jwks"
      })
  void addressIsTaken(String url) {
    // The resolver keeps the test from the network.
    RemoteKeySource.at(url).resolver(AddressSettingTest::unresolved).build().close();
  }

  private static InetAddress[] unresolved(String host) throws UnknownHostException {
    throw new UnknownHostException(host);
  }

  @ParameterizedTest(name = "DISC-02: the issuer {0} stops deployment")
  @ValueSource(
      strings = {
        "http://issuer.example",
        "https://issuer.example?tenant=1",
        "https://issuer.example#a",
        "issuer.example",
        "urn:issuer"
      })
  void issuer(String issuer) {
    assertThrows(
        IllegalArgumentException.class, () -> RemoteKeySource.discoveredFrom(issuer).build());
  }

  @ParameterizedTest(name = "DISC-02: the issuer {0} is taken")
  @ValueSource(strings = {"https://issuer.example", "https://a.example/b/", "http://localhost:1"})
  void issuerIsTaken(String issuer) {
    RemoteKeySource.discoveredFrom(issuer).resolver(AddressSettingTest::unresolved).build().close();
  }

  @Test
  void unsafeHttpTakesAnyHost() {
    RemoteKeySource.at("http://a.example/jwks")
        .unsafeHttp()
        .resolver(AddressSettingTest::unresolved)
        .build()
        .close();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example, a.example, 443, /",
    "https://a.example:8443/b?c=d, a.example:8443, 8443, /b?c=d",
    "http://[::1]:80/x, [::1], 80, /x",
    "https://a.example/%C3%A9, a.example, 443, /%C3%A9",
    "https://a.example/é, a.example, 443, /%C3%A9",
    "https://bücher.example/é, xn--bcher-kva.example, 443, /%C3%A9",
    "https://BÜCHER.example:444/, xn--bcher-kva.example:444, 444, /",
    "https://key_cloak:8443/realms, key_cloak:8443, 8443, /realms",
    "https://１２７.0.0.1/, 127.0.0.1, 443, /"
  })
  void urlIsTakenApart(String url, String authority, int port, String target) {
    HttpAddress address = HttpAddress.parse(url);
    assertEquals(authority, address.authority());
    assertEquals(port, address.port());
    assertEquals(target, address.target());
  }

  @Test
  @DisplayName("durations out of range are refused")
  void durations() {
    RemoteKeySource.Builder builder = RemoteKeySource.at("https://a.example");
    Duration tooLong = Duration.ofDays(8);
    assertThrows(IllegalArgumentException.class, () -> builder.staleMax(Duration.ofSeconds(-1)));
    assertThrows(IllegalArgumentException.class, () -> builder.staleMax(tooLong));
    assertThrows(IllegalArgumentException.class, () -> builder.cooldown(Duration.ofMillis(999)));
    assertThrows(IllegalArgumentException.class, () -> builder.cooldown(tooLong));
  }
}

package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerHostsTest {
  private final BearerHosts hosts = BearerHosts.of("stock.example.com", "Prices.example.com:8443");

  @ParameterizedTest
  @DisplayName("listed hosts may have the token over https, at their port")
  @ValueSource(
      strings = {
        "https://stock.example.com",
        "https://stock.example.com/a?b",
        "HTTPS://STOCK.example.com:443/",
        "https://prices.example.com:8443/x"
      })
  void listedHost(String address) {
    assertTrue(hosts.include(URI.create(address)));
  }

  @ParameterizedTest
  @DisplayName("nobody else may")
  @ValueSource(
      strings = {
        "http://stock.example.com/",
        "https://stock.example.com:8443/",
        "https://prices.example.com/",
        "https://evil.example/",
        "https://stock.example.com.evil.example/",
        "https://evil.stock.example.com/",
        "https://stock.example.com./",
        "https://stock.example.com@evil.example/",
        "https://user@stock.example.com/",
        "https://evil.example/stock.example.com",
        "https://evil.example?stock.example.com",
        "https://evil.example#stock.example.com",
        "//stock.example.com/",
        "/stock",
        "wss://stock.example.com/",
        "ftp://stock.example.com/",
        "mailto:a@stock.example.com",
        "https:stock.example.com",
        "https://[::1]/",
        "http://localhost/",
        "http://127.0.0.1:8080/"
      })
  void otherHost(String address) {
    assertFalse(hosts.include(URI.create(address)));
  }

  @Test
  @DisplayName("this machine may have it over plain http where a word says the danger")
  void loopbackByItsWord() {
    BearerHosts loopback = hosts.unsafeLoopbackHttp();

    assertTrue(loopback.include(URI.create("http://127.0.0.1:8080/")));
    assertTrue(loopback.include(URI.create("http://localhost:8080/")));
    assertTrue(loopback.include(URI.create("http://[::1]:8080/")));
    assertTrue(loopback.include(URI.create("https://stock.example.com/")));
    assertFalse(loopback.include(URI.create("http://127.0.0.2/")));
    assertFalse(loopback.include(URI.create("http://stock.example.com/")));
    assertFalse(loopback.include(URI.create("http://localhost.evil.example/")));
    assertFalse(loopback.include(URI.create("http://127.0.0.1@evil.example/")));
    assertFalse(loopback.include(URI.create("https://localhost/")));
  }

  @ParameterizedTest
  @DisplayName("what is no host stops the start")
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "*.example.com",
        "https://stock.example.com",
        "stock.example.com/",
        "stock.example.com/path",
        "user@stock.example.com",
        "stock.example.com?x",
        "stock.example.com#x",
        "a,b",
        "a b"
      })
  void noHost(String text) {
    assertThrows(IllegalArgumentException.class, () -> BearerHosts.of(text));
  }

  @Test
  @DisplayName("no hosts are a mistake, and the list can be shown")
  void listIsShown() {
    assertThrows(IllegalArgumentException.class, BearerHosts::of);
    assertEquals(
        "BearerHosts[stock.example.com:443]", BearerHosts.of("stock.example.com").toString());
  }
}

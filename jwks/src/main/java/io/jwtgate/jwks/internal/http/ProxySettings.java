package io.jwtgate.jwks.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a deployer says of proxies.
 *
 * @param proxy {@code host:port}, {@code system} or {@code none}
 * @param inside hosts that none is asked for
 * @param credentials user and password with a colon between; null for none
 */
public record ProxySettings(String proxy, List<String> inside, Supplier<String> credentials) {
  private static final Pattern HOST_AND_PORT = Pattern.compile("(?:http://)?([^/@]+:\\d+)/?");

  /**
   * Those that a text spells.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public ProxyChoice choice() {
    HostPatterns hosts = new HostPatterns(inside);
    return switch (proxy) {
      case "none" -> ProxyChoice.NONE;
      case "system" -> new SystemProxies(this::headers).exceptFor(hosts);
      default -> always(fixed()).exceptFor(hosts);
    };
  }

  private static ProxyChoice always(HttpProxy proxy) {
    Optional<HttpProxy> one = Optional.of(proxy);
    return url -> one;
  }

  private HttpProxy fixed() {
    Matcher written = HOST_AND_PORT.matcher(proxy);
    Authority authority =
        Optional.of(written)
            .filter(Matcher::matches)
            .flatMap(parts -> Authority.parse(parts.group(1)))
            .orElseThrow(() -> new IllegalArgumentException("write host:port, system or none"));
    return new HttpProxy(authority.host(), authority.port().getAsInt(), this::headers);
  }

  /** Basic credentials (RFC 7617 section 2), read anew each time. */
  private Map<String, String> headers() {
    if (credentials == null) {
      return Map.of();
    }
    byte[] pair = current().getBytes(UTF_8);
    return Map.of("Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private String current() {
    try {
      String pair = credentials.get().strip();
      if (pair.indexOf(':') > 0 && pair.chars().noneMatch(Character::isISOControl)) {
        return pair;
      }
    } catch (RuntimeException unreadable) {
      throw unusable(unreadable);
    }
    throw unusable(null);
  }

  private static HttpFailedException unusable(RuntimeException cause) {
    return HttpFailedException.of(
        HttpFailure.UNUSABLE_FILE,
        cause,
        "write user:password for the proxy; see jwtgate.proxy-credentials-file");
  }
}

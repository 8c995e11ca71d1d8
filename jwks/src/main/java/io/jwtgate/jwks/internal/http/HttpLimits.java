package io.jwtgate.jwks.internal.http;

import java.time.Duration;

/**
 * What one fetch may cost, in real time.
 *
 * @param connect for a connection to one address
 * @param total from the first connection to the last octet
 * @param octets of the body after decoding
 */
record HttpLimits(Duration connect, Duration total, int octets) {
  static final HttpLimits DEFAULT = HttpLimits.within(Duration.ofSeconds(5));

  /** The usual ones, where all of a fetch may take so long. */
  static HttpLimits within(Duration total) {
    return new HttpLimits(total.multipliedBy(2).dividedBy(5), total, 512 * 1024);
  }
}

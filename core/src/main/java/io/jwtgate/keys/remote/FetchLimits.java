package io.jwtgate.keys.remote;

import java.time.Duration;

/**
 * What one fetch may cost, in real time.
 *
 * @param connect for a connection to one address
 * @param total from the first connection to the last octet
 * @param octets of the body after decoding
 */
record FetchLimits(Duration connect, Duration total, int octets) {
  static final FetchLimits DEFAULT =
      new FetchLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), 512 * 1024);
}

package io.jwtgate.redis;

import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.Revocation.Kind;
import java.time.Instant;

/**
 * A revocation as text: {@code before until kind length issuer+value}. The two times come first, so
 * that a script can merge two texts without knowing the rest.
 */
final class RevocationText {
  private static final int PARTS = 5;

  private RevocationText() {}

  /** What follows the times. */
  static String rest(Revocation revocation) {
    return revocation.kind()
        + " "
        + revocation.issuer().length()
        + " "
        + revocation.issuer()
        + revocation.value();
  }

  static Revocation parse(String text) {
    String[] parts = text.split(" ", PARTS);
    int issuerLength = Integer.parseInt(parts[3]);
    return new Revocation(
        Kind.valueOf(parts[2]),
        parts[4].substring(0, issuerLength),
        parts[4].substring(issuerLength),
        instant(parts[0]),
        instant(parts[1]));
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }
}

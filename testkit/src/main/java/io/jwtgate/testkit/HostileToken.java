package io.jwtgate.testkit;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A token that a guard must reject, and why. Immutable.
 *
 * @param name what is wrong with it
 * @param reason the reason code of JwtGate, as {@code docs/reasons.md} lists them
 * @param compact the token's text, whatever characters it has
 */
public record HostileToken(String name, String reason, String compact) {
  private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]++=*+");

  public HostileToken {
    requireNonNull(name);
    requireNonNull(reason);
    requireNonNull(compact);
  }

  /**
   * The status that a guarded resource answers with: 401, or 400 where the text can't stand in an
   * {@code Authorization} header at all (RFC 6750 section 2.1).
   */
  public int status() {
    return BEARER.matcher(compact).matches() ? 401 : 400;
  }

  @Override
  public String toString() {
    return name;
  }
}

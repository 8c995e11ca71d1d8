package io.jwtgate.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;

/**
 * Makes good access tokens (RFC 9068) of one issuer, for one audience, signed by one key, in the
 * time of one clock. Immutable and thread-safe if its clock is.
 *
 * <pre>{@code
 * TokenMint mint = TokenMint.of("https://issuer.example", "orders", SigningKey.shared("RS256"));
 * String good = mint.token().compact();
 * String expired = mint.token().expiresIn(Duration.ofMinutes(-5)).compact();
 * }</pre>
 *
 * @param issuer the {@code iss} of the tokens
 * @param audience the {@code aud} of the tokens, written as a string
 * @param key signs the tokens; its algorithm and key id stand in their header
 * @param clock tells {@code iat} and {@code exp}
 */
public record TokenMint(String issuer, String audience, TestKey key, Clock clock) {
  public TokenMint {
    requireNonNull(issuer);
    requireNonNull(audience);
    requireNonNull(key);
    requireNonNull(clock);
  }

  /** A mint in the time of the system's clock. */
  public static TokenMint of(String issuer, String audience, TestKey key) {
    return new TokenMint(issuer, audience, key, Clock.systemUTC());
  }

  /** The same mint with another key, as after a rotation. */
  public TokenMint withKey(TestKey other) {
    return new TokenMint(issuer, audience, other, clock);
  }

  /**
   * A new good token, to be changed or taken as it is. Its header has {@code typ: at+jwt}, {@code
   * alg} and {@code kid}; its claims are {@code iss}, {@code aud}, {@code sub: alice}, {@code
   * client_id: web}, {@code iat} now, {@code exp} five minutes later, and a {@code jti} of its own.
   */
  public TokenDraft token() {
    return new TokenDraft(this);
  }
}

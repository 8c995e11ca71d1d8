package io.jwtgate.session.issue;

import java.time.Instant;

/**
 * A token that was just signed. It is a credential: keep it out of logs and addresses.
 *
 * @param compact the token's text, as it is sent
 * @param id {@code jti}
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 */
public record IssuedToken(String compact, String id, Instant issuedAt, Instant expiresAt) {

  /** Its id and end, without its text. */
  @Override
  public String toString() {
    return "IssuedToken[" + id + " until " + expiresAt + "]";
  }
}

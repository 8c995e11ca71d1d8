package io.jwtgate.http;

import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.time.Duration;

/** What a request of the matrix carries. */
public enum Sent {
  NONE,
  MALFORMED,
  BAD,
  EXPIRED,
  GOOD,
  ROLE,
  SCOPE;

  /** The role that {@link #ROLE} has and the others lack. */
  public static final String NEEDED_ROLE = "admin";

  /** The scope that {@link #SCOPE} has and the others lack. */
  public static final String NEEDED_SCOPE = "orders:read";

  /** The same request with these credentials. */
  public Call in(Call call, TokenMint mint) {
    return switch (this) {
      case NONE -> call;
      case MALFORMED -> call.with("Authorization", "Bearer two words");
      case BAD -> call.bearer(mint.token().signedBy(TestKey.shared("RS256", "forger")).compact());
      case EXPIRED -> call.bearer(mint.token().expiresIn(Duration.ofMinutes(-5)).compact());
      case GOOD -> call.bearer(mint.token().roles("guest").scope("orders:write").compact());
      case ROLE -> call.bearer(mint.token().roles("guest", NEEDED_ROLE).compact());
      case SCOPE -> call.bearer(mint.token().scope("orders:write " + NEEDED_SCOPE).compact());
    };
  }
}

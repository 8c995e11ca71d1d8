package io.jwtgate;

/**
 * Whether a verified token was ended before its time. Asked at every request, after the cache, so
 * it must be quick and must not block: hold a local copy.
 */
@FunctionalInterface
public interface RevocationCheck {
  /** Nothing is ever revoked. */
  RevocationCheck NONE = token -> false;

  /**
   * Whether the token was revoked.
   *
   * @throws RevocationUnavailableException if it can't be told
   */
  boolean isRevoked(VerifiedToken token);

  /** What this check or another one says is revoked; the other is not asked where this says so. */
  default RevocationCheck and(RevocationCheck other) {
    if (this == NONE) {
      return other;
    }
    return other == NONE ? this : token -> isRevoked(token) || other.isRevoked(token);
  }
}

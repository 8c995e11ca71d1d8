package io.jwtgate.session.revocation;

import io.jwtgate.session.store.Revocation;

/**
 * Is called for what the shared list brings, on the thread that follows it: it must be quick and
 * must not throw.
 */
public interface RevocationFollower {
  /** Something is revoked that was not before, here or anywhere else. */
  void revoked(Revocation revocation);

  /**
   * The store is back after an outage, or was set back to an older state: what it had confirmed
   * shortly before may be gone.
   *
   * @param setBack whether it is known to be set back
   */
  void storeIsBack(boolean setBack);

  /** The store has answered, as it does every so often. Left out: nothing happens. */
  default void storeAnswered() {}
}

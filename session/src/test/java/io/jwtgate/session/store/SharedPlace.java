package io.jwtgate.session.store;

/**
 * One empty place that several nodes share. Each opening gives what another node would have: its
 * own objects over the same data.
 */
public interface SharedPlace extends AutoCloseable {
  SessionStore sessions();

  RevocationStore revocations();

  /** How many sessions are kept, whether they have ended or not. */
  int keptSessions();

  /** How many revocations are kept, whether they have ended or not. */
  int keptRevocations();

  /** Forgets what ended long ago, where the store does so by itself only every so often. */
  default void forgetEnded() {}

  @Override
  default void close() {}
}

package io.jwtgate.session.store;

/**
 * One place that has both what the processes of an application share: their sessions and their
 * revocations. Thread-safe.
 */
public interface SharedStore extends AutoCloseable {
  /** Where sessions are kept. */
  SessionStore sessions();

  /** Where revocations are told. */
  RevocationStore revocations();

  /** Ends connections that the store itself opened. */
  @Override
  default void close() {}

  /** The memory of this process: nobody else shares it, and a restart empties it. */
  static SharedStore inMemory() {
    return new MemoryStore(SessionStore.inMemory(), RevocationStore.inMemory());
  }
}

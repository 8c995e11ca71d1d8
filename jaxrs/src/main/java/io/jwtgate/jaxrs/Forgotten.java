package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import java.lang.ref.Cleaner;

/**
 * Closes the gate of an application once the runtime no longer references it, where its end is not
 * reported. Its thread runs only there.
 */
final class Forgotten {
  private static final Cleaner CLEANER = Cleaner.create();

  private Forgotten() {}

  /** The gate must not lead to the holder, or that would never be forgotten. */
  static void close(Object holder, Gate gate) {
    CLEANER.register(holder, gate::close);
  }
}

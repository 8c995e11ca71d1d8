package io.jwtgate.testkit;

import java.security.GeneralSecurityException;

/** A step that only fails where the JDK lacks an algorithm or the key does not fit it. */
interface Crypto<T> {
  T run() throws GeneralSecurityException;

  static <T> T trying(Crypto<T> step) {
    try {
      return step.run();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

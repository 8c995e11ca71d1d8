package io.jwtgate.internal.encryption;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** A step of which nobody may know whether it has failed. */
@FunctionalInterface
interface SecretAttempt {
  byte[] octets() throws GeneralSecurityException;

  /**
   * What came of it; random octets where it failed, or gave more or fewer. They are made before, so
   * that both ways are the same work.
   */
  static byte[] orRandom(int octets, SecretAttempt attempt) {
    byte[] random = new byte[octets];
    Randomness.SOURCE.nextBytes(random);
    try {
      byte[] found = attempt.octets();
      return found.length == octets ? found : random;
    } catch (GeneralSecurityException | RuntimeException secret) {
      return random;
    }
  }

  /** Made at the first use, and not when a class is loaded. */
  final class Randomness {
    private static final SecureRandom SOURCE = new SecureRandom();

    private Randomness() {}
  }
}

package io.jwtgate.session.login;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id by Bouncy Castle: the one class that needs it. */
final class Argon2Octets {
  private Argon2Octets() {}

  static byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int length) {
    try {
      return generated(password, salt, cost, length);
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "add org.bouncycastle:bcprov-jdk18on to the application for Argon2id", missing);
    }
  }

  private static byte[] generated(byte[] password, byte[] salt, Argon2Cost cost, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.kibibytes())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password, hash);
    return hash;
  }
}

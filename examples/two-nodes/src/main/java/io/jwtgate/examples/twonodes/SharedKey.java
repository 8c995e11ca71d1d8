package io.jwtgate.examples.twonodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A new key that both nodes sign with, in a file that its owner alone can read. */
final class SharedKey {
  private SharedKey() {}

  static Path inFile() throws IOException {
    Path file = Files.createTempFile("two-nodes", ".pem");
    file.toFile().deleteOnExit();
    String body = Base64.getMimeEncoder().encodeToString(newPrivateKey());
    return Files.writeString(
        file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
  }

  private static byte[] newPrivateKey() {
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
      pairs.initialize(new ECGenParameterSpec("secp256r1"));
      return pairs.generateKeyPair().getPrivate().getEncoded();
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException missing) {
      throw new IllegalStateException("every JDK has P-256", missing);
    }
  }
}

package io.jwtgate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** SHA-256 over a policy's id and a token's exact text: names a token without keeping it. */
final class TokenDigest {
  private final byte[] octets;

  private TokenDigest(byte[] octets) {
    this.octets = octets;
  }

  static TokenDigest of(byte[] policyId, String compact) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(policyId);
      return new TokenDigest(sha256.digest(compact.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenDigest digest && Arrays.equals(octets, digest.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }
}

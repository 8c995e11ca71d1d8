package io.jwtgate.internal.keys;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 thumbprint of a key (RFC 7638 section 3, RFC 8037 section 2). */
final class Thumbprint {
  private Thumbprint() {}

  static String of(Key key) {
    return Base64Url.encode(sha256(JsonText.of(JwkMembers.of(key))));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}

package io.jwtgate.web;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonRejectedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * CSRF tokens for the signed double submit: a random value and its HMAC with the session's id, so
 * that a token of another session, or one that an attacker planted, is worth nothing. The key is
 * shared by the nodes and is no key that signs tokens. Thread-safe.
 */
public final class CsrfTokens {
  private static final String HMAC = "HmacSHA256";
  private static final int MIN_KEY_OCTETS = 32;
  private static final int RANDOM_OCTETS = 16;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  /**
   * Takes the key; it is copied.
   *
   * @param key at least 32 octets
   * @throws IllegalArgumentException if it is shorter
   */
  public CsrfTokens(byte[] key) {
    if (key.length < MIN_KEY_OCTETS) {
      throw new IllegalArgumentException(
          "write a key of at least 32 random octets; this one has " + key.length);
    }
    this.key = new SecretKeySpec(key, HMAC);
  }

  /** A new token for a session; it holds nothing of the session's id. */
  public String next(String sessionId) {
    byte[] nonce = new byte[RANDOM_OCTETS];
    random.nextBytes(nonce);
    return Base64Url.encode(nonce) + '.' + Base64Url.encode(hmac(sessionId, nonce));
  }

  /** Whether the token was made for this session; compared in constant time. */
  public boolean isFor(String sessionId, String token) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return false;
    }
    try {
      byte[] nonce = Base64Url.decode(token.substring(0, dot));
      byte[] sent = Base64Url.decode(token.substring(dot + 1));
      return MessageDigest.isEqual(hmac(sessionId, nonce), sent);
    } catch (JsonRejectedException malformed) {
      return false;
    }
  }

  /** Over the session's id with its length before it, so that no two pairs read alike. */
  private byte[] hmac(String sessionId, byte[] nonce) {
    try {
      byte[] id = sessionId.getBytes(StandardCharsets.UTF_8);
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(id.length).array());
      mac.update(id);
      return mac.doFinal(nonce);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", missing);
    }
  }
}

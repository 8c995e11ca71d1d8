package io.jwtgate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The digest and the buffers by which a token is hashed without allocating. The buffers are wiped
 * after use, since they held a token. Used by one thread at a time.
 */
final class DigestBuffer {
  private static final int CHUNK = 2048;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final AtomicBoolean inUse = new AtomicBoolean();
  private final MessageDigest sha256 = newSha256();
  private final CharsetEncoder encoder = ISO_8859_1.newEncoder();
  private final char[] chars = new char[CHUNK];
  private final byte[] octets = new byte[CHUNK];
  private final CharBuffer text = CharBuffer.wrap(chars);
  private final ByteBuffer encoded = ByteBuffer.wrap(octets);

  boolean acquire() {
    return inUse.compareAndSet(false, true);
  }

  void release() {
    inUse.set(false);
  }

  /** Null if a character is above U+00FF: cut to an octet it would be taken for another one. */
  TokenDigest digest(byte[] policyId, String compact) {
    sha256.update(policyId);
    int length = compact.length();
    for (int from = 0; from < length; from += CHUNK) {
      if (!update(compact, from, Math.min(CHUNK, length - from))) {
        sha256.reset();
        return null;
      }
    }
    return finish(length);
  }

  private boolean update(String compact, int from, int count) {
    compact.getChars(from, from + count, chars, 0);
    text.limit(count).position(0);
    encoded.clear();
    boolean encodable = encoder.reset().encode(text, encoded, true).isUnderflow();
    sha256.update(octets, 0, encoded.position());
    Arrays.fill(chars, 0, count, '\0');
    Arrays.fill(octets, 0, count, (byte) 0);
    return encodable;
  }

  private TokenDigest finish(int length) {
    try {
      sha256.digest(octets, 0, 32);
    } catch (DigestException impossible) {
      throw new IllegalStateException(impossible);
    }
    return new TokenDigest(
        (long) LONGS.get(octets, 0),
        (long) LONGS.get(octets, 8),
        (long) LONGS.get(octets, 16),
        (long) LONGS.get(octets, 24),
        length);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}

package io.jwtgate.session;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonRejectedException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * An opaque refresh token: a handle of 128 bits that all tokens of a session share, and a secret of
 * 256 bits that changes with every rotation. Only hashes of them are kept, so a stolen store is
 * worth nothing; and only somebody who has held a token of a session can name it here, so nobody
 * else can have a session ended as if a token of it had been reused.
 *
 * <p>A successor is made out of its predecessor and a random salt of 256 bits. The salt is kept, so
 * whoever still holds the predecessor can be given the same successor again; the salt alone, or an
 * old token alone, gives nothing.
 */
final class RefreshToken {
  private static final int HANDLE_OCTETS = 16;
  private static final int SECRET_OCTETS = 32;
  private static final int TEXT_LENGTH = (HANDLE_OCTETS + SECRET_OCTETS) * 4 / 3;
  private static final int ID_OCTETS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] handle;
  private final byte[] secret;

  private RefreshToken(byte[] handle, byte[] secret) {
    this.handle = handle;
    this.secret = secret;
  }

  /** The first of a new session. */
  static RefreshToken first() {
    return new RefreshToken(random(HANDLE_OCTETS), random(SECRET_OCTETS));
  }

  /** The token of a text; empty if the text has another form, as an access token has. */
  static Optional<RefreshToken> parse(String text) {
    if (text.length() != TEXT_LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] octets = Base64Url.decode(text);
      return Optional.of(
          new RefreshToken(
              Arrays.copyOf(octets, HANDLE_OCTETS),
              Arrays.copyOfRange(octets, HANDLE_OCTETS, octets.length)));
    } catch (JsonRejectedException notBase64) {
      return Optional.empty();
    }
  }

  static String newSalt() {
    return Base64Url.encode(random(SECRET_OCTETS));
  }

  private static byte[] random(int count) {
    byte[] octets = new byte[count];
    RANDOM.nextBytes(octets);
    return octets;
  }

  /** The {@code sid} of its session. It stands in access tokens, and leads to no handle. */
  String sessionId() {
    byte[] digest = Digests.sha256(handle, new byte[0]);
    return Base64Url.encode(Arrays.copyOf(digest, ID_OCTETS));
  }

  /** What is kept of it. */
  String hash() {
    return Base64Url.encode(Digests.sha256(handle, secret));
  }

  /** The one token that follows it with this salt. */
  RefreshToken successor(String salt) {
    return new RefreshToken(handle, Digests.hmacSha256(secret, Base64Url.decode(salt)));
  }

  /** As it is sent. */
  String text() {
    byte[] octets = Arrays.copyOf(handle, HANDLE_OCTETS + SECRET_OCTETS);
    System.arraycopy(secret, 0, octets, HANDLE_OCTETS, SECRET_OCTETS);
    return Base64Url.encode(octets);
  }

  @Override
  public String toString() {
    return "RefreshToken[" + sessionId() + "]";
  }
}

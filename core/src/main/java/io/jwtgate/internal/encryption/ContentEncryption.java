package io.jwtgate.internal.encryption;

import io.jwtgate.internal.jose.UnverifiedJwe;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a token's content may be encrypted (RFC 7518 section 5.1): each of these also finds out
 * whether the content or the header was changed.
 */
public enum ContentEncryption {
  A128GCM("A128GCM", 16, 12),
  A256GCM("A256GCM", 32, 12),
  A128CBC_HS256("A128CBC-HS256", 32, 16);

  private static final int TAG_OCTETS = 16;
  private static final Map<String, ContentEncryption> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toMap(ContentEncryption::registeredName, Function.identity()));

  private final String registeredName;
  private final int keyOctets;
  private final int vectorOctets;

  ContentEncryption(String registeredName, int keyOctets, int vectorOctets) {
    this.registeredName = registeredName;
    this.keyOctets = keyOctets;
    this.vectorOctets = vectorOctets;
  }

  /** The value of {@code enc}, as IANA has registered it. */
  public String registeredName() {
    return registeredName;
  }

  int keyOctets() {
    return keyOctets;
  }

  /** The encryption of exactly this name, compared by case. */
  public static Optional<ContentEncryption> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * Whether vector and tag have the only length that is taken: a shorter tag is easier to forge.
   */
  boolean fits(UnverifiedJwe jwe) {
    return jwe.initializationVector().length == vectorOctets
        && jwe.authenticationTag().length == TAG_OCTETS;
  }

  /**
   * The content.
   *
   * @throws GeneralSecurityException if the tag was not made by this key over this content
   */
  byte[] decrypt(byte[] key, UnverifiedJwe jwe) throws GeneralSecurityException {
    return this == A128CBC_HS256 ? AesCbcHmac.decrypt(key, jwe) : AesGcm.decrypt(key, jwe);
  }
}

package io.jwtgate;

import static io.jwtgate.RejectionReason.ENCRYPTED;
import static io.jwtgate.RejectionReason.UNSUPPORTED_HEADER;
import static io.jwtgate.RejectionReason.WRONG_TYPE;

import io.jwtgate.internal.jose.JoseHeader;
import java.util.Optional;
import java.util.Set;

/**
 * What a JOSE header may say (RFC 7515 section 4). Parameters that bring a key, or say where one
 * is, are never read.
 */
final class HeaderRules {
  /** Kinds of token that are never an access token (RFC 8725 section 3.11). */
  private static final Set<String> OTHER_KINDS =
      Set.of(
          "dpop+jwt",
          "secevent+jwt",
          "logout+jwt",
          "token-introspection+jwt",
          "oauth-authz-req+jwt",
          "client-authentication+jwt",
          "statuslist+jwt",
          "refresh+jwt");

  private HeaderRules() {}

  /**
   * Rejects headers that need something which is not supported.
   *
   * @throws TokenRejectedException for any {@code crit}, {@code b64}, {@code enc} or nested token
   */
  static void requirePlainSignature(JoseHeader header) {
    if (header.has("enc")) {
      throw new TokenRejectedException(ENCRYPTED);
    }
    // No extension is implemented, so whatever crit names is not understood (RFC 7515 section
    // 4.1.11).
    if (header.has("crit") || header.has("b64") || header.isNested()) {
      throw new TokenRejectedException(UNSUPPORTED_HEADER);
    }
  }

  /**
   * Judges {@code typ} (RFC 8725 section 3.11).
   *
   * @param required the one type to take; empty for any that is not another known kind
   * @throws TokenRejectedException if the type is another one
   */
  static void requireType(JoseHeader header, Optional<String> required) {
    Optional<String> type = header.mediaType();
    boolean fits =
        required.isPresent()
            ? type.equals(required.map(JoseHeader::mediaType))
            : type.filter(OTHER_KINDS::contains).isEmpty();
    if (!fits) {
      throw new TokenRejectedException(
          WRONG_TYPE,
          required
              .map(only -> "typ is not " + only)
              .orElseGet(() -> "typ says " + type.orElseThrow()));
    }
  }
}

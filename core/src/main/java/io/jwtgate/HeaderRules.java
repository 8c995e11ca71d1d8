package io.jwtgate;

import static io.jwtgate.RejectionReason.ENCRYPTED;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.UNSUPPORTED_HEADER;
import static io.jwtgate.RejectionReason.WRONG_TYPE;

import io.jwtgate.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a JOSE header may say (RFC 7515 section 4). It is asked for nothing that names a key. */
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
   * Refuses headers that ask for what is not done here.
   *
   * @throws TokenRejectedException for any {@code crit}, {@code b64}, {@code enc} or nested token
   */
  static void requirePlainSignature(JsonObject header) {
    if (header.has("enc")) {
      throw new TokenRejectedException(ENCRYPTED);
    }
    // No extension is implemented, so whatever crit names is not understood (RFC 7515 section
    // 4.1.11).
    if (header.has("crit") || header.has("b64") || isNested(header)) {
      throw new TokenRejectedException(UNSUPPORTED_HEADER);
    }
  }

  private static boolean isNested(JsonObject header) {
    return text(header, "cty").map(HeaderRules::mediaType).filter("jwt"::equals).isPresent();
  }

  /**
   * Judges {@code typ} (RFC 8725 section 3.11).
   *
   * @param required the one type to take; empty for any that is not another known kind
   * @throws TokenRejectedException if the type is another one
   */
  static void requireType(JsonObject header, Optional<String> required) {
    Optional<String> type = text(header, "typ").map(HeaderRules::mediaType);
    boolean fits =
        required.isPresent()
            ? type.equals(required.map(HeaderRules::mediaType))
            : type.filter(OTHER_KINDS::contains).isEmpty();
    if (!fits) {
      throw new TokenRejectedException(WRONG_TYPE);
    }
  }

  /**
   * Lower case, and without {@code application/}, which may be left out (RFC 7515 section 4.1.9).
   */
  private static String mediaType(String type) {
    if (type.equals("JWT")) {
      return "jwt"; // How nearly all write it, so that it is not worked out for each token.
    }
    String lower = type.toLowerCase(Locale.ROOT);
    String prefix = "application/";
    return lower.startsWith(prefix) ? lower.substring(prefix.length()) : lower;
  }

  private static Optional<String> text(JsonObject header, String name) {
    Object value = header.get(name).orElse(null);
    if (value instanceof String text) {
      return Optional.of(text);
    }
    if (header.has(name)) {
      throw new TokenRejectedException(MALFORMED);
    }
    return Optional.empty();
  }
}

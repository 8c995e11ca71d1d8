package io.jwtgate;

import static io.jwtgate.RejectionReason.MALFORMED_CLAIM;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;
import static io.jwtgate.RejectionReason.SENDER_CONSTRAINED;
import static io.jwtgate.RejectionReason.WRONG_CLAIM;
import static io.jwtgate.RejectionReason.WRONG_TYPE;

import io.jwtgate.internal.jose.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The form of the registered claims (RFC 7519 section 4.1): a value of another type is rejected,
 * never coerced.
 */
final class ClaimRules {
  private static final int MAX_ID_LENGTH = 256;

  /** What the claims of one issuer may be as long as: some list all that a job is about. */
  private static final int MAX_SUBJECT_LENGTH = Integer.MAX_VALUE;

  /** How providers mark what is no access token: Keycloak by {@code typ}, Cognito by the other. */
  private static final Map<String, Set<String>> OTHER_KINDS =
      Map.of("typ", Set.of("ID", "Refresh", "Offline", "Logout"), "token_use", Set.of("id"));

  private ClaimRules() {}

  /** The names of claims that may say what kind of token it is. */
  static Stream<String> kindClaims() {
    return OTHER_KINDS.keySet().stream().sorted();
  }

  /**
   * Rejects what a provider itself marks as an ID or refresh token (RFC 8725 section 3.12).
   *
   * @param named claims whose value the deployer decides on, which are left to that
   */
  static void rejectOtherKinds(JsonObject claims, Set<String> named) {
    // A loop, since this runs for every token that is verified.
    for (Map.Entry<String, Set<String>> kinds : OTHER_KINDS.entrySet()) {
      Object claimed = claims.get(kinds.getKey()).orElse("");
      if (kinds.getValue().contains(claimed) && !named.contains(kinds.getKey())) {
        throw new TokenRejectedException(
            WRONG_TYPE, "the claim " + kinds.getKey() + " says " + claimed);
      }
    }
  }

  /** Each of these claims has one of the values that are accepted of it. */
  static void requireValues(JsonObject claims, Map<ClaimPath, Set<String>> accepted) {
    for (Map.Entry<ClaimPath, Set<String>> each : accepted.entrySet()) {
      Object value = each.getKey().in(claims.members()).orElse(null);
      if (value == null) {
        throw missing(each.getKey());
      }
      if (!ClaimValues.isAccepted(each.getKey(), value, each.getValue())) {
        throw new TokenRejectedException(
            WRONG_CLAIM, each.getKey() + " has none of the accepted values");
      }
    }
  }

  /** {@code sub}, if there is one. */
  static Optional<String> subject(JsonObject claims) {
    return text(claims, "sub", MAX_SUBJECT_LENGTH);
  }

  /** {@code jti}, if there is one. */
  static Optional<String> id(JsonObject claims) {
    return text(claims, "jti", MAX_ID_LENGTH);
  }

  /** {@code client_id} (RFC 9068 section 2.2), if there is one. */
  static Optional<String> clientId(JsonObject claims) {
    return text(claims, "client_id", MAX_ID_LENGTH);
  }

  private static Optional<String> text(JsonObject claims, String name, int maxLength) {
    if (!claims.has(name)) {
      return Optional.empty();
    }
    Object value = claims.get(name).orElse(null);
    if (value instanceof String text && !text.isEmpty() && text.length() <= maxLength) {
      return Optional.of(text);
    }
    String atMost = maxLength == MAX_SUBJECT_LENGTH ? " or more" : " to " + maxLength;
    throw new TokenRejectedException(
        MALFORMED_CLAIM, name + " is no text of 1" + atMost + " characters");
  }

  /** {@code aud}: a string or an array of strings, none empty; no claim is no audience. */
  static Set<String> audience(JsonObject claims, ClaimPath path) {
    if (!path.isIn(claims.members())) {
      return Set.of();
    }
    Object value = path.in(claims.members()).orElse(null);
    if (value instanceof String one && !one.isEmpty()) {
      return Set.of(one);
    }
    if (value instanceof List<?> several) {
      return audiences(several);
    }
    throw new TokenRejectedException(MALFORMED_CLAIM, path + " is neither text nor an array");
  }

  private static Set<String> audiences(List<?> elements) {
    List<String> audiences = new ArrayList<>(elements.size());
    for (Object element : elements) {
      if (!(element instanceof String audience) || audience.isEmpty()) {
        throw new TokenRejectedException(MALFORMED_CLAIM, "an audience is no text");
      }
      audiences.add(audience);
    }
    return Set.copyOf(audiences);
  }

  /** A NumericDate, if there is one; null is not absence. */
  static Optional<Instant> instant(JsonObject claims, String name) {
    if (!claims.has(name)) {
      return Optional.empty();
    }
    Instant instant =
        claims
            .get(name)
            .flatMap(NumericDate::instant)
            .orElseThrow(
                () ->
                    new TokenRejectedException(
                        MALFORMED_CLAIM, name + " is no number of seconds since 1970"));
    return Optional.of(instant);
  }

  /**
   * Rejects a token that needs a proof of its sender's key: as a bearer token, whoever steals it
   * could send it (RFC 9449 section 7.2).
   */
  static void rejectSenderConstrained(JsonObject claims) {
    if (claims.has("cnf")) {
      throw new TokenRejectedException(SENDER_CONSTRAINED);
    }
  }

  static void requirePresent(JsonObject claims, Set<ClaimPath> paths) {
    for (ClaimPath path : paths) {
      if (path.in(claims.members()).isEmpty()) {
        throw missing(path);
      }
    }
  }

  private static TokenRejectedException missing(ClaimPath path) {
    return new TokenRejectedException(MISSING_CLAIM, path + " is missing");
  }
}

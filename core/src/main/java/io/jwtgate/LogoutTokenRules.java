package io.jwtgate;

import static io.jwtgate.RejectionReason.MALFORMED_CLAIM;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;
import static io.jwtgate.RejectionReason.WRONG_TYPE;

import io.jwtgate.internal.jose.JsonObject;
import java.util.Map;
import java.util.Set;

/** What makes a token a logout token (OIDC Back-Channel Logout 1.0 sections 2.4 and 2.6). */
final class LogoutTokenRules {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private LogoutTokenRules() {}

  /** Rejects everything but a logout token. */
  static void require(Candidate token) {
    JsonObject claims = token.members();
    boolean typed = token.header().mediaType().filter(type -> !type.equals("logout+jwt")).isEmpty();
    boolean marked = !claims.has("typ") || claims.get("typ").filter("Logout"::equals).isPresent();
    if (!typed || !marked || !isOnlyEvent(claims) || claims.has("nonce")) {
      throw new TokenRejectedException(WRONG_TYPE, "it is no logout token");
    }
    requireTarget(claims);
  }

  /** The one event, with an object for whatever it may say. */
  private static boolean isOnlyEvent(JsonObject claims) {
    return claims.get("events").orElse(null) instanceof Map<?, ?> events
        && events.keySet().equals(Set.of(EVENT))
        && events.get(EVENT) instanceof Map;
  }

  private static void requireTarget(JsonObject claims) {
    if (!claims.has("sub") && !claims.has("sid")) {
      throw new TokenRejectedException(MISSING_CLAIM, "sub and sid are missing");
    }
    if (claims.has("sid")
        && !(claims.get("sid").orElse(null) instanceof String sid
            && !sid.isEmpty()
            && sid.length() <= 256)) {
      throw new TokenRejectedException(MALFORMED_CLAIM, "sid is no text of 1 to 256 characters");
    }
  }

  /** Rejects a logout token, however it is typed, where another kind is meant. */
  static void reject(JsonObject claims) {
    if (claims.get("events").orElse(null) instanceof Map<?, ?> events
        && events.containsKey(EVENT)) {
      throw new TokenRejectedException(WRONG_TYPE, "the claim events says logout");
    }
  }
}

package io.jwtgate;

import static io.jwtgate.RejectionReason.MALFORMED_CLAIM;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;

import io.jwtgate.internal.jose.ControlCharacters;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/** Who the caller is by a token's claims: name, roles and scopes. */
final class CallerClaims {
  private static final int MAX_NAME_LENGTH = 255;
  private static final String ANY_ROLE = "*";

  private CallerClaims() {}

  /**
   * @throws TokenRejectedException if there is no name, or it is not a string of 1 to 255
   *     characters, none of them a control character
   */
  static String name(Claims claims, ClaimPath path) {
    Object value =
        claims
            .at(path)
            .orElseThrow(
                () ->
                    new TokenRejectedException(
                        MISSING_CLAIM, path + " is missing; see jwtgate.principal-claim"));
    if (value instanceof String name && isName(name)) {
      return name;
    }
    throw new TokenRejectedException(
        MALFORMED_CLAIM, path + " is no name of 1 to 255 characters; see jwtgate.principal-claim");
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && name.length() <= MAX_NAME_LENGTH && !ControlCharacters.areIn(name);
  }

  /**
   * Every role that stands at one of the paths; a claim of another type gives none. Nor does {@code
   * *}, which is no role's name (servlet specification, section 13.3): servers take it for any.
   *
   * @throws TokenRejectedException if one has a control character
   */
  static Set<String> roles(Claims claims, List<ClaimPath> paths) {
    Set<String> roles = new HashSet<>();
    for (ClaimPath path : paths) {
      roles.addAll(claims.strings(path));
    }
    if (roles.stream().anyMatch(ControlCharacters::areIn)) {
      throw new TokenRejectedException(MALFORMED_CLAIM, "a role has a control character");
    }
    roles.remove(ANY_ROLE);
    return compact(roles);
  }

  /**
   * {@code scope}, split at spaces (RFC 8693 section 4.2). Another claim may be an array as well,
   * since whoever names it knows its issuer's habit.
   */
  static Set<String> scopes(Claims claims, Optional<ClaimPath> named) {
    Set<String> scopes = new HashSet<>();
    if (named.isPresent()) {
      claims.strings(named.get()).forEach(value -> addParts(value, scopes));
    } else {
      claims.string("scope").ifPresent(value -> addParts(value, scopes));
    }
    return compact(scopes);
  }

  /** A compact set to keep: what {@code Set.copyOf} gives, made with fewer copies. */
  private static Set<String> compact(Set<String> words) {
    return Set.of(words.toArray(String[]::new));
  }

  private static void addParts(String value, Set<String> parts) {
    StringTokenizer words = new StringTokenizer(value, " ");
    while (words.hasMoreTokens()) {
      parts.add(words.nextToken());
    }
  }
}

package io.jwtgate;

import static io.jwtgate.RejectionReason.MALFORMED_CLAIM;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;

import io.jwtgate.internal.jose.ControlCharacters;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/** Who the caller is by a token's claims: name and scopes; roles have {@link RoleRules}. */
final class CallerClaims {
  private static final ClaimPath SCOPE = ClaimPath.of("scope");

  private CallerClaims() {}

  /**
   * The name at the first of the paths at which anything stands. One of the wrong form is not
   * passed over, since whoever can spoil it would then choose which claim counts.
   *
   * @throws TokenRejectedException if there is none, or it is not a string of 1 character or more,
   *     none of them a control character
   */
  static String name(Claims claims, List<ClaimPath> paths) {
    for (ClaimPath path : paths) {
      Object value = claims.at(path).orElse(null);
      if (value != null) {
        return name(path, value);
      }
    }
    throw new TokenRejectedException(
        MISSING_CLAIM, described(paths) + " is missing; see jwtgate.principal-claim");
  }

  private static String name(ClaimPath path, Object value) {
    if (value instanceof String name && !name.isEmpty() && !ControlCharacters.areIn(name)) {
      return name;
    }
    throw new TokenRejectedException(
        MALFORMED_CLAIM,
        path + " is no name, or has a control character; see jwtgate.principal-claim");
  }

  static String described(List<ClaimPath> paths) {
    return paths.stream().map(ClaimPath::toString).collect(Collectors.joining(" or "));
  }

  /**
   * Scopes, split at spaces (RFC 8693 section 4.2); some servers send an array.
   *
   * @param named where they stand; empty for {@code scope}
   */
  static Set<String> scopes(Claims claims, Optional<ClaimPath> named) {
    Set<String> scopes = new HashSet<>();
    for (String value : claims.strings(named.orElse(SCOPE))) {
      addParts(value, " ", scopes);
    }
    return compact(scopes);
  }

  /** A compact set to keep: what {@code Set.copyOf} gives, made with fewer copies. */
  static Set<String> compact(Set<String> words) {
    return Set.of(words.toArray(String[]::new));
  }

  static void addParts(String value, String separators, Set<String> parts) {
    StringTokenizer words = new StringTokenizer(value, separators);
    while (words.hasMoreTokens()) {
      parts.add(words.nextToken());
    }
  }
}

package io.jwtgate.bearer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the application sees of a request's headers: not those that only a trusted proxy may set,
 * and not the token where it is kept back. Immutable.
 */
public final class ApplicationHeaders {
  private final Set<String> hidden;
  private final boolean tokenHidden;
  private final Optional<TokenCookie> cookie;

  ApplicationHeaders(Set<String> hidden, boolean tokenHidden, Optional<TokenCookie> cookie) {
    this.hidden =
        hidden.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.tokenHidden = tokenHidden;
    this.cookie = cookie;
  }

  /** Whether everything is seen. */
  public boolean areAll() {
    return hidden.isEmpty() && !tokenHidden;
  }

  /**
   * What is seen of one header.
   *
   * @param name in any case
   * @param fields its field lines
   * @return the lines that are left, maybe shortened; none if the application must not see it
   */
  public List<String> of(String name, List<String> fields) {
    if (hidden.contains(name.toLowerCase(Locale.ROOT))) {
      return List.of();
    }
    if (tokenHidden && name.equalsIgnoreCase("Authorization")) {
      return fields.stream().filter(field -> !BearerToken.hasScheme(field)).toList();
    }
    if (tokenHidden && cookie.isPresent() && name.equalsIgnoreCase("Cookie")) {
      return fields.stream().map(cookie.get()::cutFrom).filter(left -> !left.isEmpty()).toList();
    }
    return fields;
  }

  /** Whether a cookie of this name is seen. */
  public boolean showCookie(String name) {
    return !hidden.contains("cookie")
        && !(tokenHidden && cookie.isPresent() && cookie.get().name().equals(name));
  }
}

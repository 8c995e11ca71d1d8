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
  private final Optional<TokenHeader> header;
  private final boolean subprotocolCut;
  private final Optional<TokenCookie> cookie;

  /**
   * @param places where tokens may be
   */
  ApplicationHeaders(Set<String> hidden, boolean tokenHidden, CredentialLocator places) {
    this.hidden =
        hidden.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.tokenHidden = tokenHidden;
    this.header = places.header();
    this.subprotocolCut = places.subprotocol();
    this.cookie = places.cookie();
  }

  /** Whether everything is seen. */
  public boolean areAll() {
    return hidden.isEmpty() && !tokenHidden && !subprotocolCut;
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
    if (subprotocolCut && name.equalsIgnoreCase(SubprotocolToken.HEADER)) {
      return SubprotocolToken.withoutTokens(fields);
    }
    if (tokenHidden && mayHoldToken(name)) {
      return fields.stream().filter(field -> !isToken(name, field)).toList();
    }
    if (tokenHidden && cookie.isPresent() && name.equalsIgnoreCase("Cookie")) {
      return fields.stream().map(cookie.get()::cutFrom).filter(left -> !left.isEmpty()).toList();
    }
    return fields;
  }

  private boolean mayHoldToken(String name) {
    return name.equalsIgnoreCase(TokenHeader.AUTHORIZATION.name())
        || header.filter(named -> named.name().equalsIgnoreCase(name)).isPresent();
  }

  /** Also in {@code Authorization} where that is not looked at, since nobody has verified it. */
  private boolean isToken(String name, String field) {
    return TokenHeader.AUTHORIZATION.hides(name, field)
        || header.filter(named -> named.hides(name, field)).isPresent();
  }

  /** Whether a cookie of this name is seen. */
  public boolean showCookie(String name) {
    return !hidden.contains("cookie")
        && !(tokenHidden && cookie.isPresent() && cookie.get().name().equals(name));
  }
}

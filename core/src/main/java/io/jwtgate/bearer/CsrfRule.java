package io.jwtgate.bearer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a request that a browser authenticated by a cookie was meant by the user. A browser sends
 * the cookie along whoever wrote the page, so the page's own site must show: by {@code
 * Sec-Fetch-Site}, else by {@code Origin}, else by {@code Referer}, else by a token that only this
 * site's pages can read. Nothing of what is compared with comes from the request's Host. Immutable
 * and thread-safe.
 */
public final class CsrfRule {
  /** The header that carries the CSRF token. */
  public static final String TOKEN_HEADER = "X-CSRF-Token";

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final List<String> METHOD_OVERRIDES =
      List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

  private final Set<Origin> own;
  private final Set<Origin> trusted;
  private final boolean sameSiteTrusted;
  private final Optional<CsrfTokens> tokens;

  private CsrfRule(Builder builder) {
    this.own = builder.own;
    this.trusted = builder.trusted;
    this.sameSiteTrusted = builder.sameSiteTrusted;
    this.tokens = builder.tokens;
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * Whether a request changes something, or opens a channel that can (RFC 9110 section 9.2.1, RFC
   * 6455).
   */
  public static boolean concerns(IncomingRequest request) {
    return !SAFE_METHODS.contains(request.method())
        || METHOD_OVERRIDES.stream().anyMatch(name -> !request.header(name).isEmpty())
        || request.header("Upgrade").stream().anyMatch("websocket"::equalsIgnoreCase);
  }

  /** Whether a browser says anything of the site whose page made the request. */
  public static boolean tellsOfSite(IncomingRequest request) {
    return Stream.of("Sec-Fetch-Site", "Origin", "Referer")
        .anyMatch(name -> !request.header(name).isEmpty());
  }

  /**
   * Whether the request comes from where it may.
   *
   * @param sessionId what CSRF tokens of this caller are bound to; empty before a login
   */
  public boolean admits(IncomingRequest request, Optional<String> sessionId) {
    return !concerns(request) || hasToken(request, sessionId) || comesFromOwnSite(request);
  }

  private boolean hasToken(IncomingRequest request, Optional<String> sessionId) {
    List<String> sent = request.header(TOKEN_HEADER);
    return tokens.isPresent()
        && sessionId.isPresent()
        && sent.size() == 1
        && tokens.get().isFor(sessionId.get(), sent.get(0));
  }

  private boolean comesFromOwnSite(IncomingRequest request) {
    List<String> site = request.header("Sec-Fetch-Site");
    return switch (site.size() == 1 ? site.get(0) : "") {
      case "same-origin", "none" -> true;
      case "cross-site" -> originIn(trusted, request);
      case "same-site" -> sameSiteTrusted || originIn(trusted, request);
      default -> originIn(own, request) || originIn(trusted, request);
    };
  }

  /** By Origin; by Referer only where there is no Origin at all. */
  private static boolean originIn(Set<Origin> accepted, IncomingRequest request) {
    List<String> origins = request.header("Origin");
    List<String> sent = origins.isEmpty() ? request.header("Referer") : origins;
    return sent.size() == 1 && Origin.of(sent.get(0)).filter(accepted::contains).isPresent();
  }

  /** Collects where requests may come from. Left out, only the browser's own word counts. */
  public static final class Builder {
    private Set<Origin> own = Set.of();
    private Set<Origin> trusted = Set.of();
    private boolean sameSiteTrusted;
    private Optional<CsrfTokens> tokens = Optional.empty();

    private Builder() {}

    /**
     * The origins under which browsers see this application, for those that send no {@code
     * Sec-Fetch-Site}.
     *
     * @throws IllegalArgumentException if one is no origin
     */
    public Builder publicOrigins(List<String> origins) {
      this.own = configured(origins);
      return this;
    }

    /**
     * Other origins whose pages may act for the user.
     *
     * @throws IllegalArgumentException if one is no origin
     */
    public Builder trustedOrigins(List<String> origins) {
      this.trusted = configured(origins);
      return this;
    }

    /**
     * Takes every sibling host of the same site for this application's own; a taken-over one
     * attacks.
     */
    public Builder unsafeSameSite() {
      this.sameSiteTrusted = true;
      return this;
    }

    /** Takes these CSRF tokens in place of the origin. */
    public Builder tokens(CsrfTokens tokens) {
      this.tokens = Optional.of(tokens);
      return this;
    }

    public CsrfRule build() {
      return new CsrfRule(this);
    }

    private static Set<Origin> configured(List<String> origins) {
      return Set.copyOf(origins.stream().map(Origin::configured).distinct().toList());
    }
  }
}

package io.jwtgate.session.endpoint;

import io.jwtgate.session.SessionTokens;
import io.jwtgate.web.CookieHeader;
import io.jwtgate.web.CsrfTokens;
import io.jwtgate.web.IncomingRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookies of a session: the access token for every path, the refresh token for the endpoints
 * alone, both hidden from scripts, and a CSRF token that scripts of this site can read. All are
 * {@code Secure} and go to this host alone. Immutable and thread-safe.
 */
public final class SessionCookies {
  private final String accessName;
  private final String refreshName;
  private final String csrfName;
  private final Optional<String> refreshPath;
  private final SameSite sameSite;
  private final boolean untilBrowserCloses;
  private final Optional<CsrfTokens> csrfTokens;

  private SessionCookies(Builder builder) {
    this.accessName = builder.accessName;
    this.refreshName = builder.refreshName;
    this.csrfName = builder.csrfName;
    this.refreshPath = Optional.ofNullable(builder.refreshPath);
    this.sameSite = builder.sameSite;
    this.untilBrowserCloses = builder.untilBrowserCloses;
    this.csrfTokens = Optional.ofNullable(builder.csrfTokens);
  }

  /**
   * Begins with the cookie of the access token, which is the gate's {@code jwtgate.cookie}.
   *
   * @param accessName begins with {@code __Host-}
   */
  public static Builder named(String accessName) {
    return new Builder(accessName);
  }

  /** The name of the cookie that carries the access token. */
  public String accessName() {
    return accessName;
  }

  /**
   * What to set after a login or a refresh: a value of {@code Set-Cookie} each.
   *
   * @param basePath the path of the endpoints as the browser sends it, such as {@code
   *     /app/session}; parameters in it count for nothing
   * @param now no cookie outlives its token from here on
   * @throws IllegalArgumentException if a browser would not keep one of them
   */
  public List<String> set(SessionTokens tokens, String basePath, Instant now) {
    Duration accessAge = Duration.between(now, tokens.accessToken().expiresAt());
    Duration refreshAge = Duration.between(now, tokens.refreshExpiresAt());
    SetCookie access = access(tokens.accessToken().compact(), accessAge);
    SetCookie refresh = refresh(tokens.refreshToken(), basePath, refreshAge);
    Stream<SetCookie> csrf =
        csrfTokens.map(made -> csrf(made.next(tokens.sessionId()), refreshAge)).stream();
    boolean kept = tokens.remembered().orElse(!untilBrowserCloses);
    return Stream.concat(Stream.of(access, refresh), csrf)
        .map(cookie -> kept ? cookie : cookie.untilBrowserCloses())
        .map(SetCookie::text)
        .toList();
  }

  /** What to set after a logout. */
  public List<String> clear(String basePath) {
    Stream<SetCookie> csrf = csrfTokens.map(made -> csrf("", Duration.ZERO)).stream();
    Stream<SetCookie> tokens =
        Stream.of(access("", Duration.ZERO), refresh("", basePath, Duration.ZERO));
    return Stream.concat(tokens, csrf).map(SetCookie::cleared).map(SetCookie::text).toList();
  }

  /** The refresh tokens that a request carries: one, unless another host has planted some. */
  public List<String> refreshTokensIn(IncomingRequest request) {
    return new CookieHeader(request.header("Cookie")).values(refreshName);
  }

  /** Whether a request carries a CSRF cookie of this session. */
  boolean hasCsrfTokenFor(String sessionId, IncomingRequest request) {
    List<String> sent = new CookieHeader(request.header("Cookie")).values(csrfName);
    return csrfTokens
        .filter(made -> sent.stream().anyMatch(token -> made.isFor(sessionId, token)))
        .isPresent();
  }

  private SetCookie access(String token, Duration age) {
    return new SetCookie(accessName, token, "/", Optional.of(age), true, sameSite.text());
  }

  /** Strict, since only this site's own pages refresh; but a page in a frame of another can't. */
  private SetCookie refresh(String token, String basePath, Duration age) {
    SameSite site = sameSite == SameSite.NONE ? SameSite.NONE : SameSite.STRICT;
    String path =
        isHostOnly(refreshName) ? "/" : refreshPath.orElseGet(() -> CookiePath.of(basePath));
    return new SetCookie(refreshName, token, path, Optional.of(age), true, site.text());
  }

  private SetCookie csrf(String token, Duration age) {
    SameSite site = sameSite == SameSite.NONE ? SameSite.NONE : SameSite.STRICT;
    return new SetCookie(csrfName, token, "/", Optional.of(age), false, site.text());
  }

  private static boolean isHostOnly(String name) {
    return name.startsWith("__Host-");
  }

  /** Collects names and attributes. Not thread-safe. */
  public static final class Builder {
    /** What a name is made of (RFC 9110 section 5.6.2). */
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private final String accessName;
    private String refreshName = "__Secure-refresh";
    private String csrfName = "__Host-csrf";
    private String refreshPath;
    private SameSite sameSite = SameSite.STRICT;
    private boolean untilBrowserCloses;
    private CsrfTokens csrfTokens;

    private Builder(String accessName) {
      this.accessName = accessName;
    }

    /**
     * The cookie of the refresh token. With {@code __Host-} it goes to every path. Left out: {@code
     * __Secure-refresh}.
     */
    public Builder refreshName(String name) {
      this.refreshName = name;
      return this;
    }

    /** The cookie of the CSRF token. Left out: {@code __Host-csrf}. */
    public Builder csrfName(String name) {
      this.csrfName = name;
      return this;
    }

    /**
     * The path of the endpoints, where a proxy shows browsers another one. Left out: the path that
     * the request had.
     */
    public Builder refreshPath(String path) {
      this.refreshPath = path;
      return this;
    }

    /**
     * Of the access cookie; the refresh cookie is never weaker than it must be. Left out: strict.
     */
    public Builder sameSite(SameSite attribute) {
      this.sameSite = attribute;
      return this;
    }

    /** Lets browsers forget the cookies when they are closed. Left out: when the tokens end. */
    public Builder untilBrowserCloses() {
      this.untilBrowserCloses = true;
      return this;
    }

    /** Sets a CSRF token, too; the gate takes the same. Left out: none. */
    public Builder csrfTokens(CsrfTokens tokens) {
      this.csrfTokens = tokens;
      return this;
    }

    /**
     * The cookies.
     *
     * @throws IllegalArgumentException if a name lacks its prefix, or other sites would be let in
     *     without CSRF tokens; the message begins with the setting's name
     */
    public SessionCookies build() {
      Objects.requireNonNull(sameSite, "sameSite");
      require(
          accessName.matches("__(Host|Host-Http)-" + TOKEN),
          "cookie: write a name that begins with __Host-, such as __Host-token");
      require(
          refreshName.matches("__(Secure|Http|Host|Host-Http)-" + TOKEN),
          "refresh-cookie: write a name that begins with __Secure- or __Host-");
      require(
          csrfName.matches("__Host-(?!Http-)" + TOKEN),
          "csrf-cookie: write a name that begins with __Host-, such as __Host-csrf");
      require(
          sameSite != SameSite.NONE || csrfTokens != null,
          "same-site: write strict or lax, or set csrf-key-file as well");
      require(
          refreshPath == null || refreshPath.matches("/[A-Za-z0-9._~/-]*"),
          "session-path: write a path of plain characters, such as /app/session");
      SessionCookies cookies = new SessionCookies(this);
      // A name or a path that no cookie can have fails here, and not at the first login.
      cookies.clear("/session");
      return cookies;
    }

    private static void require(boolean holds, String message) {
      if (!holds) {
        throw new IllegalArgumentException(message);
      }
    }
  }
}

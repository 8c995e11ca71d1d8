package io.jwtgate.bearer;

import io.jwtgate.TokenVerifier;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.web.CorsRule;
import io.jwtgate.web.CsrfRule;
import io.jwtgate.web.HeaderName;
import io.jwtgate.web.OpenEndpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Collects what a {@link Gate} is made of. Not thread-safe. */
public final class GateBuilder {
  TokenVerifier verifier;
  Access access = Access.AUTHENTICATED;
  private Set<String> roles = Set.of();
  private Set<String> scopes = Set.of();
  private UserAuthentication authentication = UserAuthentication.ANY;
  final List<OpenEndpoint> endpoints = new ArrayList<>();
  Optional<ProtectedResource> resource = Optional.empty();
  List<PathPattern> publicPaths = List.of();
  Optional<TokenCookie> cookie = Optional.empty();
  CsrfRule csrf = CsrfRule.builder().build();
  Optional<CorsRule> cors = Optional.empty();
  CallerPrincipal principals = CallerPrincipal.CALLER;
  TokenHeader header = TokenHeader.AUTHORIZATION;
  boolean cookieOnly;
  boolean subprotocol;
  boolean invalidIgnored;
  boolean bothRejected;
  boolean tlsAtProxy;
  boolean httpsRequired;
  String realm = "jwtgate";
  boolean errorDescription = true;
  boolean errorPages;
  boolean forwardToken = true;
  Set<String> hiddenHeaders = Set.of();
  boolean reportOnly;
  boolean rolesLogged = true;
  String application = "default";
  GuardedListener listener = GuardedListener.logging();
  Runnable onClose = () -> {};

  GateBuilder() {}

  /** What judges tokens. The gate closes it. Left out: {@link #build} fails. */
  public GateBuilder verifier(TokenVerifier verifier) {
    this.verifier = verifier;
    return this;
  }

  /** What a request needs. Left out: a verified token. */
  public GateBuilder access(Access access) {
    this.access = access;
    return this;
  }

  /**
   * Roles of which every request needs one. Left out: no role is needed. A public path needs none.
   *
   * @throws IllegalArgumentException if none is named
   */
  public GateBuilder roles(String... anyRole) {
    this.roles = named(anyRole);
    return this;
  }

  /**
   * Scopes of which every request needs all. Left out: no scope is needed. A public path needs
   * none.
   *
   * @throws IllegalArgumentException if none is named
   */
  public GateBuilder scopes(String... allScopes) {
    this.scopes = named(allScopes);
    return this;
  }

  /**
   * How every user must have logged in (RFC 9470). Left out: in any way. A public path needs none.
   */
  public GateBuilder authentication(UserAuthentication needed) {
    this.authentication = needed;
    return this;
  }

  /** A path that is answered before anybody is asked for a token. Left out: none is. */
  public GateBuilder endpoint(OpenEndpoint endpoint) {
    endpoints.add(endpoint);
    return this;
  }

  /** What challenges say of the resource (RFC 9728). Left out: nothing. */
  public GateBuilder resource(ProtectedResource told) {
    this.resource = Optional.of(told);
    return this;
  }

  private static Set<String> named(String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("name at least one");
    }
    return Set.copyOf(Arrays.asList(names));
  }

  /**
   * Paths under the context that need no token. Left out: none.
   *
   * @throws IllegalArgumentException if one is none of the servlet specification's forms
   */
  public GateBuilder publicPaths(String... patterns) {
    this.publicPaths = Arrays.stream(patterns).map(PathPattern::parse).toList();
    return this;
  }

  /**
   * The cookie that may carry the token. Left out: none does.
   *
   * @throws IllegalArgumentException if the name does not begin with {@code __Host-}
   */
  public GateBuilder cookie(String name) {
    this.cookie = Optional.of(TokenCookie.withPrefix(name));
    return this;
  }

  /**
   * The same under any name: other hosts of the site, and whoever can write into a plain
   * connection, may then plant a token of their own in the user's browser.
   *
   * @throws IllegalArgumentException if no cookie can have this name
   */
  public GateBuilder unsafeCookie(String name) {
    this.cookie = Optional.of(new TokenCookie(name));
    return this;
  }

  /** Takes tokens in the cookie alone; {@link #build} fails without one. Left out: headers too. */
  public GateBuilder cookieOnly() {
    this.cookieOnly = true;
    return this;
  }

  /**
   * The header that carries the token, bare or after a scheme, in place of {@code Authorization},
   * which is then not looked at. A proxy may fill it because of a cookie, so where a browser says
   * that a request comes from another site, {@link #csrf} decides on it.
   *
   * @throws IllegalArgumentException if no token can stand in it
   */
  public GateBuilder tokenHeader(String name) {
    this.header = new TokenHeader(name);
    return this;
  }

  /**
   * Lets the handshake of a WebSocket bring the token among its sub-protocols: {@code
   * Sec-WebSocket-Protocol: jwtgate.bearer, TOKEN}. The answer names {@code jwtgate.bearer}. Left
   * out: such a token is not looked at. Servlet filter only.
   */
  public GateBuilder webSocketSubprotocol() {
    this.subprotocol = true;
    return this;
  }

  /**
   * Lets a request whose credentials are not valid pass as anonymous where nothing is needed: on
   * public paths, and by {@code @PermitAll}. Left out: it is rejected there too.
   */
  public GateBuilder ignoreInvalidWhereNothingIsNeeded() {
    this.invalidIgnored = true;
    return this;
  }

  /**
   * Where requests with a cookie may come from. Left out: from where the browser says it is our own
   * page.
   */
  public GateBuilder csrf(CsrfRule rule) {
    this.csrf = rule;
    return this;
  }

  /**
   * Which pages of other origins may call and read the answers. Left out: none by us, and
   * preflights go on to the application.
   */
  public GateBuilder cors(CorsRule rule) {
    this.cors = Optional.of(rule);
    return this;
  }

  /** What the application has as its principal. Left out: the {@link Caller}. */
  public GateBuilder principal(CallerPrincipal principals) {
    this.principals = Objects.requireNonNull(principals, "principals");
    return this;
  }

  /**
   * Rejects a request that has a token in two places: a header and a cookie, or {@link
   * #tokenHeader} and {@code Authorization}. Left out: the header wins.
   */
  public GateBuilder rejectHeaderWithCookie() {
    this.bothRejected = true;
    return this;
  }

  /** Takes every request for one over TLS, which ends at a proxy that no client can go round. */
  public GateBuilder tlsAtProxy() {
    this.tlsAtProxy = true;
    return this;
  }

  /** Rejects tokens that came over plain http from another machine. Left out: they are taken. */
  public GateBuilder requireHttps() {
    this.httpsRequired = true;
    return this;
  }

  /**
   * The realm of the challenge. Left out: {@code jwtgate}.
   *
   * @throws IllegalArgumentException if it can't stand in a header
   */
  public GateBuilder realm(String realm) {
    this.realm = Rejections.quotable(realm);
    return this;
  }

  /** Whether a challenge describes its error. Left out: it does. */
  public GateBuilder errorDescription(boolean described) {
    this.errorDescription = described;
    return this;
  }

  /** Shows the application's own error page in place of a rejection's body. Servlet filter only. */
  public GateBuilder errorPages() {
    this.errorPages = true;
    return this;
  }

  /** Whether the application sees the token itself. Left out: it does. */
  public GateBuilder forwardToken(boolean forwarded) {
    this.forwardToken = forwarded;
    return this;
  }

  /**
   * Headers that the application never sees, since only a trusted proxy might set them. Left out:
   * none.
   *
   * @throws IllegalArgumentException if no header can have this name
   */
  public GateBuilder hiddenHeaders(String... names) {
    if (!Arrays.stream(names).allMatch(HeaderName::isToken)) {
      throw new IllegalArgumentException("write names of headers, such as X-User");
    }
    this.hiddenHeaders = Set.copyOf(Arrays.asList(names));
    return this;
  }

  /** Reports what would be rejected, and lets it pass: the application is open. */
  public GateBuilder unsafeReportOnly() {
    this.reportOnly = true;
    return this;
  }

  /** What the log calls the application, such as its context path. Left out: {@code default}. */
  public GateBuilder application(String label) {
    this.application = label;
    return this;
  }

  /** Whether the log names the roles and scopes that a caller has and lacks. Left out: it does. */
  public GateBuilder logRoles(boolean logged) {
    this.rolesLogged = logged;
    return this;
  }

  /** Hears of every rejection. Left out: {@link SecurityListener#logging}. */
  public GateBuilder listener(SecurityListener listener) {
    this.listener = GuardedListener.of(listener);
    return this;
  }

  /** Is run when the gate is closed, after its verifier was. Left out: nothing. */
  public GateBuilder onClose(Runnable action) {
    this.onClose = action;
    return this;
  }

  /**
   * The gate.
   *
   * @throws NullPointerException if there is no verifier
   * @throws IllegalArgumentException if roles or scopes are named for callers that may be
   *     anonymous, or are named here and in {@link #access} too, or if only a cookie counts and
   *     there is none
   */
  public Gate build() {
    Set<String> neededRoles = theOnly(access.anyRole(), roles);
    Set<String> neededScopes = theOnly(access.allScopes(), scopes);
    UserAuthentication neededLogin = access.authentication().and(authentication);
    access = new Access(access.entry(), neededRoles, neededScopes, access.anyScopes(), neededLogin);
    if (cookieOnly && (cookie.isEmpty() || subprotocol || !header.isAuthorization())) {
      throw new IllegalArgumentException(
          "credentials: cookie-only needs a cookie, and no other place of tokens");
    }
    return new Gate(this);
  }

  private static Set<String> theOnly(Set<String> ofAccess, Set<String> named) {
    if (ofAccess.isEmpty() || ofAccess.equals(named)) {
      return named;
    }
    if (named.isEmpty()) {
      return ofAccess;
    }
    throw new IllegalArgumentException("name roles and scopes here or in access, not in both");
  }
}

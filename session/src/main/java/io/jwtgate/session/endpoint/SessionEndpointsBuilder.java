package io.jwtgate.session.endpoint;

import io.jwtgate.TokenVerifier;
import io.jwtgate.bearer.Gate;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.web.CsrfRule;
import java.util.Objects;
import java.util.Optional;

/** Collects what {@link SessionEndpoints} are made of. Not thread-safe. */
public final class SessionEndpointsBuilder {
  final LoginService login;
  final Sessions sessions;
  private final SessionCookies cookies;
  CsrfRule csrf = CsrfRule.builder().build();
  private String clientAddressHeader = "";
  boolean tlsAtProxy;
  GuardedListener listener;

  /**
   * @param cookies null for tokens in bodies
   */
  SessionEndpointsBuilder(LoginService login, Sessions sessions, SessionCookies cookies) {
    this.login = Objects.requireNonNull(login, "login");
    this.sessions = Objects.requireNonNull(sessions, "sessions");
    this.cookies = cookies;
    this.listener = GuardedListener.of(login.listener());
  }

  /**
   * Where requests of browsers may come from; the same rule as the gate's. Left out: whence the
   * browser says it is our own page.
   */
  public SessionEndpointsBuilder csrf(CsrfRule rule) {
    this.csrf = rule;
    return this;
  }

  /**
   * The header in which a proxy, that no client can go round, tells the client's address, such as
   * {@code X-Real-IP}. Of a list the last element counts: the nearest proxy wrote it. Left out: the
   * address of the connection.
   */
  public SessionEndpointsBuilder clientAddressHeader(String name) {
    this.clientAddressHeader = name;
    return this;
  }

  /** Takes every request for one over TLS, which ends at a proxy that no client can go round. */
  public SessionEndpointsBuilder tlsAtProxy() {
    this.tlsAtProxy = true;
    return this;
  }

  /**
   * Is told of requests from other sites, and of a proxy that is not declared. Left out: whoever is
   * told of logins.
   */
  public SessionEndpointsBuilder listener(SecurityListener other) {
    this.listener = GuardedListener.of(other);
    return this;
  }

  /** The endpoints. */
  public SessionEndpoints build() {
    return new SessionEndpoints(this);
  }

  ClientAddress clientAddress() {
    return new ClientAddress(clientAddressHeader, listener);
  }

  TokenTransport transport() {
    return cookies == null
        ? new InBodies(csrf, sessions.clock())
        : new InCookies(cookies, csrf, sentTokens(), sessions.clock());
  }

  /** The access tokens that a client may bring, whether they were revoked or not. */
  SentTokens sentTokens() {
    TokenVerifier verifier =
        TokenVerifier.builder()
            .trust(sessions.issuer().trust())
            .clock(sessions.clock())
            .cacheSize(0)
            .build();
    return new SentTokens(verifier, Optional.ofNullable(cookies).map(SessionCookies::accessName));
  }

  /** What judges the access tokens of these sessions. */
  Gate gate() {
    TokenVerifier verifier =
        TokenVerifier.builder()
            .trust(sessions.issuer().trust())
            .revocation(sessions.revocations())
            .clock(sessions.clock())
            .cacheSize(0)
            .build();
    var gate = Gate.builder().verifier(verifier).csrf(csrf).listener(listener);
    if (cookies != null) {
      gate.cookie(cookies.accessName());
    }
    if (tlsAtProxy) {
      gate.tlsAtProxy();
    }
    return gate.build();
  }
}

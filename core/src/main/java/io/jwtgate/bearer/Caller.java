package io.jwtgate.bearer;

import io.jwtgate.VerifiedToken;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request, as a verified token says. It is what {@code getUserPrincipal()} returns.
 * Immutable and thread-safe.
 */
public final class Caller implements Principal {
  // Servlet specification, section 13.3, and Jakarta Annotations, section 2.11.
  static final String ANY_CALLER = "**";

  private final VerifiedToken token;

  /** The caller of a verified token; not null. */
  public Caller(VerifiedToken token) {
    this.token = Objects.requireNonNull(token, "token");
  }

  @Override
  public String getName() {
    return token.name();
  }

  /** The roles of the token; unmodifiable. */
  public Set<String> roles() {
    return token.roles();
  }

  /** The scopes of the token; unmodifiable. */
  public Set<String> scopes() {
    return token.scopes();
  }

  /** The token that was verified, with its claims. */
  public VerifiedToken token() {
    return token;
  }

  /** What a session's own tokens are bound to: {@code sid}, or else {@code jti}. */
  public Optional<String> sessionId() {
    return token.claims().string("sid").or(token::id);
  }

  /**
   * Whether the caller has exactly this role; compared by case. Every caller has the role {@code
   * **} and none has {@code *}, as the servlet specification says.
   */
  public boolean hasRole(String role) {
    return ANY_CALLER.equals(role) || token.roles().contains(role);
  }

  /** Callers are equal who have the same name at the same issuer, whatever token they sent. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Caller caller
        && getName().equals(caller.getName())
        && token.issuer().equals(caller.token.issuer());
  }

  @Override
  public int hashCode() {
    return Objects.hash(getName(), token.issuer());
  }

  @Override
  public String toString() {
    return getName();
  }
}

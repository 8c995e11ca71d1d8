package io.jwtgate.bearer;

import io.jwtgate.VerifiedToken;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request, as a verified token says. It is what {@code getUserPrincipal()} returns,
 * unless the application has a {@link CallerPrincipal}. Immutable and thread-safe.
 */
public final class Caller implements Principal {
  /**
   * The request attribute of servlets, and the request property of JAX-RS, that holds the caller of
   * a request whatever its principal is. It is absent where nobody is known.
   */
  public static final String ATTRIBUTE = "io.jwtgate.bearer.Caller";

  // Servlet specification, section 13.3, and Jakarta Annotations, section 2.11.
  static final String ANY_CALLER = "**";

  private final VerifiedToken token;
  private final Principal principal;

  /** The caller of a verified token; not null. */
  public Caller(VerifiedToken token) {
    this(token, CallerPrincipal.CALLER);
  }

  /** As the application's own principal shows the caller. */
  Caller(VerifiedToken token, CallerPrincipal principals) {
    this.token = Objects.requireNonNull(token, "token");
    // Last, since that may ask this caller for everything else.
    this.principal = Objects.requireNonNull(principals.of(this), "no principal was made");
  }

  private Caller(Caller other, Principal principal) {
    this.token = other.token;
    this.principal = principal;
  }

  /**
   * The caller whom a container knows by a principal: that principal itself, or the caller for whom
   * the application's own principal was made.
   *
   * @param principal null for nobody
   * @param attribute what stands under {@link #ATTRIBUTE}; of another principal's caller it does
   *     not count
   */
  public static Optional<Caller> known(Principal principal, Object attribute) {
    if (principal instanceof Caller caller) {
      return Optional.of(caller);
    }
    return attribute instanceof Caller caller && caller.principal == principal
        ? Optional.of(caller)
        : Optional.empty();
  }

  /**
   * What {@code getUserPrincipal()} returns: this caller, or what the application's {@link
   * CallerPrincipal} has made of it.
   */
  public Principal principal() {
    return principal == null ? this : principal;
  }

  /** The same caller under another object of the same principal, such as the container's own. */
  public Caller withPrincipal(Principal other) {
    return new Caller(this, Objects.requireNonNull(other, "other"));
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
    return sessionId(token);
  }

  static Optional<String> sessionId(VerifiedToken token) {
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

package io.jwtgate.bearer;

import io.jwtgate.VerifiedToken;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Who makes a request, as a verified token says. It is what {@code getUserPrincipal()} returns,
 * unless the application has a {@link CallerPrincipal}. Immutable and thread-safe.
 */
public sealed class Caller implements Principal permits CallerView {
  /**
   * The request attribute of servlets, and the request property of JAX-RS, that holds the caller of
   * a request whatever its principal is. It is absent where nobody is known.
   */
  public static final String ATTRIBUTE = "io.jwtgate.bearer.Caller";

  // Servlet specification, section 13.3, and Jakarta Annotations, section 2.11.
  static final String ANY_CALLER = "**";

  private final VerifiedToken token;
  private final Presentation presentation;
  private final Principal principal;

  /** The caller of a verified token; not null. */
  public Caller(VerifiedToken token) {
    this(token, Presentation.NONE, CallerPrincipal.CALLER);
  }

  /** As the application's own principal shows the caller. */
  Caller(VerifiedToken token, Presentation presentation, CallerPrincipal principals) {
    this.token = Objects.requireNonNull(token, "token");
    this.presentation = presentation;
    // Last, since that may ask this caller for everything else.
    this.principal = Objects.requireNonNull(principals.of(this), "no principal was made");
  }

  private Caller(Caller other, Presentation presentation, Principal principal) {
    this.token = other.token;
    this.presentation = presentation;
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
    return new Caller(this, presentation, Objects.requireNonNull(other, "other"));
  }

  /** The same caller without {@link #bearer}. */
  Caller withoutBearer() {
    return new Caller(this, presentation.withoutBearer(), principal == this ? null : principal);
  }

  /** For a view, which overrides whatever reads the token. */
  Caller() {
    this.token = null;
    this.presentation = Presentation.NONE;
    this.principal = null;
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

  /**
   * The token as this very request has sent it, to be sent on to a service that takes it too. It is
   * a secret: whoever has it is the caller. Empty where {@code forward-token} is false, or where
   * the caller was not made by a gate.
   */
  public Optional<String> bearer() {
    return presentation.bearer();
  }

  /**
   * The moment at which the token expires at the latest: a gate rejects it from then on. Its
   * issuer's clock skew is counted in.
   */
  public Instant validUntil() {
    return token.validUntil();
  }

  /**
   * Whether the gate would still let this caller in: the token has not expired by the gate's clock,
   * was not revoked, and its key and its issuer are trusted. Where it can't be told, it is not
   * valid. For streams that outlive their request; it takes about a microsecond and does not block.
   *
   * <p>A caller that was not made by a gate is valid until the token expires by the system's clock.
   */
  public boolean isStillValid() {
    return presentation.isStillValid(token);
  }

  /**
   * Tells once when this caller is valid no longer. Nothing is started for it: the scheduler is the
   * application's, such as a {@code ManagedScheduledExecutorService}.
   *
   * @param scheduler runs the checks, and then the action
   * @param every how long after the end it is told at most; above zero
   * @param action closes the stream, for instance
   * @return ends the checks; close it when the stream ends by itself, which has no effect twice
   * @throws IllegalArgumentException if {@code every} is not above zero
   * @throws java.util.concurrent.RejectedExecutionException if the scheduler takes no more
   */
  public CallerWatch whenEnded(
      ScheduledExecutorService scheduler, Duration every, Runnable action) {
    return CallerWatch.begin(this, scheduler, every, action);
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
        && token().issuer().equals(caller.token().issuer());
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

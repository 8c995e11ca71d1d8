package io.jwtgate.bearer;

import io.jwtgate.VerifiedToken;
import java.io.Serializable;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/** Whoever calls at this moment. It has no state, so it can be nobody's for longer. Thread-safe. */
final class CallerView extends Caller implements Serializable {
  private static final long serialVersionUID = 1;

  @Override
  public String getName() {
    return CurrentCaller.require().getName();
  }

  @Override
  public Principal principal() {
    return CurrentCaller.require().principal();
  }

  @Override
  public Caller withPrincipal(Principal other) {
    return CurrentCaller.require().withPrincipal(other);
  }

  @Override
  public Set<String> roles() {
    return CurrentCaller.require().roles();
  }

  @Override
  public Set<String> scopes() {
    return CurrentCaller.require().scopes();
  }

  @Override
  public VerifiedToken token() {
    return CurrentCaller.require().token();
  }

  @Override
  public Optional<String> bearer() {
    return CurrentCaller.require().bearer();
  }

  @Override
  public Instant validUntil() {
    return CurrentCaller.require().validUntil();
  }

  @Override
  public boolean isStillValid() {
    return CurrentCaller.require().isStillValid();
  }

  /** Of the caller of this moment, whoever calls later. */
  @Override
  public CallerWatch whenEnded(
      ScheduledExecutorService scheduler, Duration every, Runnable action) {
    return CurrentCaller.require().whenEnded(scheduler, every, action);
  }

  @Override
  public Optional<String> sessionId() {
    return CurrentCaller.require().sessionId();
  }

  @Override
  public boolean hasRole(String role) {
    return CurrentCaller.require().hasRole(role);
  }

  @Override
  public boolean equals(Object other) {
    return other == this || CurrentCaller.get().filter(caller -> caller.equals(other)).isPresent();
  }

  @Override
  public int hashCode() {
    return CurrentCaller.get().hashCode();
  }

  @Override
  public String toString() {
    return CurrentCaller.get().map(Caller::toString).orElse("nobody");
  }

  private Object readResolve() {
    return CurrentCaller.view();
  }
}

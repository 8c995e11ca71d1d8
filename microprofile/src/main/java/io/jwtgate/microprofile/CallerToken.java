package io.jwtgate.microprofile;

import io.jwtgate.bearer.Caller;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The token of one caller, as MicroProfile sees it. Immutable. */
final class CallerToken implements JsonWebToken {
  private final Caller caller;

  CallerToken(Caller caller) {
    this.caller = caller;
  }

  @Override
  public String getName() {
    return caller.getName();
  }

  @Override
  public Set<String> getGroups() {
    return caller.roles();
  }

  @Override
  public Set<String> getClaimNames() {
    Set<String> names = new LinkedHashSet<>(caller.token().claims().asMap().keySet());
    caller.bearer().ifPresent(token -> names.add(TokenClaims.RAW_TOKEN));
    return names;
  }

  @Override
  // The caller of the method says which type it expects.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> T getClaim(String name) {
    return (T) new TokenClaims(caller).natural(name);
  }

  /** Principals are equal where their callers are: servers compare them. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CallerToken token && caller.equals(token.caller);
  }

  @Override
  public int hashCode() {
    return caller.hashCode();
  }

  /** The name alone: claims may be private. */
  @Override
  public String toString() {
    return caller.getName();
  }
}

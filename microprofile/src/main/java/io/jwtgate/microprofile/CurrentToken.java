package io.jwtgate.microprofile;

import io.jwtgate.bearer.CurrentCaller;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The token of the current request, asked for at each call; without a caller the empty token, of
 * which all is null. It has no state, so it can be nobody's for longer.
 */
final class CurrentToken implements JsonWebToken, Serializable {
  private static final long serialVersionUID = 1;

  private static Optional<CallerToken> now() {
    return CurrentCaller.get().map(CallerToken::new);
  }

  @Override
  public String getName() {
    return now().map(CallerToken::getName).orElse(null);
  }

  @Override
  public Set<String> getGroups() {
    return now().map(CallerToken::getGroups).orElse(null);
  }

  @Override
  public Set<String> getClaimNames() {
    return now().map(CallerToken::getClaimNames).orElse(null);
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // as the API has it
  public <T> T getClaim(String name) {
    return now().<T>map(token -> token.getClaim(name)).orElse(null);
  }

  @Override
  public boolean containsClaim(String name) {
    return now().filter(token -> token.containsClaim(name)).isPresent();
  }

  @Override
  public boolean equals(Object other) {
    return other == this || now().filter(token -> token.equals(other)).isPresent();
  }

  @Override
  public int hashCode() {
    return now().hashCode();
  }

  @Override
  public String toString() {
    return now().map(CallerToken::toString).orElse("nobody");
  }
}

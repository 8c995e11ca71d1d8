package io.jwtgate.session;

/**
 * What somebody claims at login. It is a secret: nothing of it may be logged or kept.
 *
 * @param username as it was typed; nobody has vouched for it
 * @param password as it was typed
 */
public record Credentials(String username, String password) {

  @Override
  public String toString() {
    return "Credentials[]";
  }
}

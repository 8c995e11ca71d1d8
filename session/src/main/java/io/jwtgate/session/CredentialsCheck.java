package io.jwtgate.session;

import java.util.Optional;

/**
 * The application's own check of credentials. It takes the same time whether the user is unknown,
 * the password wrong or the account locked: {@link io.jwtgate.session.login.PasswordHash} helps
 * with that. Thread-safe.
 */
@FunctionalInterface
public interface CredentialsCheck {
  /**
   * Whose credentials these are.
   *
   * @return empty if nobody may log in with them, for whatever reason
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be told
   */
  Optional<Account> check(Credentials credentials);
}

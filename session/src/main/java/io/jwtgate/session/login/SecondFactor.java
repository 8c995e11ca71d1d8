package io.jwtgate.session.login;

import io.jwtgate.session.Account;
import io.jwtgate.session.Users;
import io.jwtgate.session.issue.Authentication;
import java.util.Optional;

/**
 * What stands between a right password and a session, where the application wants that. A port:
 * give it to {@link LoginService#withSecondFactor}, or let your {@link Users} implement it, too.
 * Thread-safe.
 */
public interface SecondFactor {
  /**
   * Whether this account must show one now.
   *
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be told
   */
  boolean isNeededFor(Account account);

  /**
   * Judges an answer. It must take no code a second time.
   *
   * @param answer as it was typed; nobody has vouched for it
   * @param password how the password was taken: add to its methods, as {@code otp}, and set a level
   * @return how the account is authenticated now; empty if the answer is wrong
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be told
   */
  Optional<Authentication> check(Account account, String answer, Authentication password);
}

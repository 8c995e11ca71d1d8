package io.jwtgate.session;

import java.util.Optional;

/**
 * The users of an application, as a login needs them. Where an application is set up by settings,
 * it is found as a service ({@code META-INF/services/io.jwtgate.session.Users}); code may hand over
 * its two methods one by one. Thread-safe.
 */
public interface Users {
  /**
   * Whose credentials these are. It takes the same time whether the user is unknown, the password
   * wrong or the account locked: {@link io.jwtgate.session.login.PasswordHash} helps with that.
   *
   * @return empty if nobody may log in with them, for whatever reason
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be told
   */
  Optional<Account> check(Credentials credentials);

  /**
   * The account as it is now, asked for at every refresh.
   *
   * @param subject the subject of an earlier login
   * @return empty if there is none any more, or it is locked: then its session ends
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be told
   */
  Optional<Account> find(String subject);
}

package io.jwtgate.session;

import java.util.Optional;

/** Where an account's present state is read from, at every refresh. Thread-safe. */
@FunctionalInterface
public interface AccountSource {
  /**
   * The account as it is now.
   *
   * @param subject the subject of an earlier login
   * @return empty if there is none any more, or it is locked: then its session ends
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be told
   */
  Optional<Account> find(String subject);
}

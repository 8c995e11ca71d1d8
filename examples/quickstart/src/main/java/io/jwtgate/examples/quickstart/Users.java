package io.jwtgate.examples.quickstart;

import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.login.PasswordHash;
import java.util.Map;
import java.util.Optional;

/** The two people of this example. Their passwords are on the page; here are the hashes. */
final class Users {
  private record User(Account account, String passwordHash) {}

  private static final Map<String, User> BY_NAME =
      Map.of(
          "alice",
          new User(
              Account.of("alice", "user"),
              "pbkdf2-sha256$600000$OGSZcX2T72WP4SDBxC5lUg$wQYb1Ss0AeWRaYTUlDWjMfNmIonOjP1jDq5Hq9phinE"),
          "bob",
          new User(
              Account.of("bob", "admin", "user"),
              "pbkdf2-sha256$600000$9yBAEzaqxCsaE7ef0XVTRA$CCNafMiduhsqbEkcIhbaowmJUyNBs6-K8XWcZN7dYmg"));

  /** Whose credentials these are; it takes the same time for an unknown name. */
  Optional<Account> check(Credentials credentials) {
    Optional<User> user = Optional.ofNullable(BY_NAME.get(credentials.username()));
    boolean good = PasswordHash.matches(credentials.password(), user.map(User::passwordHash));
    return user.filter(any -> good).map(User::account);
  }

  /** The account as it is now, asked for at every refresh. */
  Optional<Account> find(String subject) {
    return Optional.ofNullable(BY_NAME.get(subject)).map(User::account);
  }
}

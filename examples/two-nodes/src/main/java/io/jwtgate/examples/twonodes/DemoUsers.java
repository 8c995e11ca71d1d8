package io.jwtgate.examples.twonodes;

import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.Users;
import io.jwtgate.session.login.PasswordHash;
import java.util.Optional;

/** The application's users: Alice alone. They are found as a service. */
public final class DemoUsers implements Users {
  private static final String KEPT = PasswordHash.of("wonderland");

  /** For the service loader. */
  public DemoUsers() {}

  @Override
  public Optional<Account> check(Credentials credentials) {
    Optional<Account> account = find(credentials.username());
    boolean matches = PasswordHash.matches(credentials.password(), account.map(any -> KEPT));
    return matches ? account : Optional.empty();
  }

  @Override
  public Optional<Account> find(String subject) {
    return subject.equals("alice") ? Optional.of(Account.of(subject, "user")) : Optional.empty();
  }
}

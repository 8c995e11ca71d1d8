package io.jwtgate.http;

import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.Users;
import java.util.Optional;

/** Users that an application brings as a service: everybody who knows the one password. */
public final class DeployedUsers implements Users {

  /** For the service loader. */
  public DeployedUsers() {}

  @Override
  public Optional<Account> check(Credentials credentials) {
    return credentials.password().equals(SessionSetup.PASSWORD)
        ? find(credentials.username())
        : Optional.empty();
  }

  @Override
  public Optional<Account> find(String subject) {
    return Optional.of(Account.of(subject, "user"));
  }
}

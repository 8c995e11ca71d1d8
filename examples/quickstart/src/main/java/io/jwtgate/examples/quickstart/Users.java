package io.jwtgate.examples.quickstart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The two people of this example. Their passwords are on the login page; here are the hashes. */
final class Users {
  private static final User ALICE =
      new User(
          "alice",
          Set.of("user"),
          PasswordHash.parse("/w9E/uep20WUBWpR7cq4qQ==$hv8oQ+LE3NV6x0HWXRDY2V3S5G0Gd6bcoN79YLhINSU="));
  private static final User BOB =
      new User(
          "bob",
          Set.of("admin", "user"),
          PasswordHash.parse("PgKeBn426XXxy+syGGkWQw==$/oMeUblHOtHebpjml92iymwaO51G7X63Bw4dXbKOAO8="));

  private final Map<String, User> byName =
      List.of(ALICE, BOB).stream().collect(Collectors.toMap(User::name, Function.identity()));

  /**
   * The user, if the password is right. An unknown name costs as much time as a wrong password, so
   * that nobody learns who exists.
   */
  Optional<User> find(String name, String password) {
    Optional<User> known = Optional.ofNullable(byName.get(name));
    boolean right = known.orElse(ALICE).password().matches(password);
    return known.filter(user -> right);
  }
}

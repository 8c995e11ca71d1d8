package io.jwtgate.examples.quickstart;

import java.util.Set;

/** Somebody who may log in. */
record User(String name, Set<String> roles, PasswordHash password) {
  User {
    roles = Set.copyOf(roles);
  }
}

package io.jwtgate.bearer;

import java.util.Set;
import java.util.TreeSet;

/** All that is needed of one request, by every gate and every rule of its resource. */
record Needs(Set<Access> all) {

  /** Every scope that is needed, so that a client asks for all of them at once. */
  Set<String> scopesFor(Set<String> had) {
    Set<String> scopes = new TreeSet<>();
    all.forEach(each -> scopes.addAll(each.scopesFor(had)));
    return scopes;
  }

  UserAuthentication authentication() {
    return all.stream()
        .map(Access::authentication)
        .reduce(UserAuthentication.ANY, UserAuthentication::and);
  }
}

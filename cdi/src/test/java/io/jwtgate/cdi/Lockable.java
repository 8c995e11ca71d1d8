package io.jwtgate.cdi;

import jakarta.annotation.security.RolesAllowed;

/** Says it in place of the class that implements it. */
interface Lockable {
  @RolesAllowed("locksmith")
  String lock();
}

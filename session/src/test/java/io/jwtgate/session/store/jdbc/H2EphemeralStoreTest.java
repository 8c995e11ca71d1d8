package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.EphemeralStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Counts and tickets in H2. */
class H2EphemeralStoreTest extends EphemeralStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.h2(), clock);
  }
}

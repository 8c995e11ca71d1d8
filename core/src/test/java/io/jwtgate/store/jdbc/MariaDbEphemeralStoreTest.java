package io.jwtgate.store.jdbc;

import io.jwtgate.store.EphemeralStoreContract;
import io.jwtgate.store.SharedPlace;
import java.time.Clock;

/** Counts and tickets in MariaDB. */
class MariaDbEphemeralStoreTest extends EphemeralStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.mariaDb(), clock);
  }
}

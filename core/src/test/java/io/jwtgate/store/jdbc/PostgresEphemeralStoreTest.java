package io.jwtgate.store.jdbc;

import io.jwtgate.store.EphemeralStoreContract;
import io.jwtgate.store.SharedPlace;
import java.time.Clock;

/** Counts and tickets in PostgreSQL. */
class PostgresEphemeralStoreTest extends EphemeralStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.postgres(), clock);
  }
}

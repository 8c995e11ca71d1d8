package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.EphemeralStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Counts and tickets in PostgreSQL. */
class PostgresEphemeralStoreTest extends EphemeralStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.postgres(), clock);
  }
}

package io.jwtgate.store.jdbc;

import io.jwtgate.store.RevocationStoreContract;
import io.jwtgate.store.SharedPlace;
import java.time.Clock;

/** Revocations in MariaDB. */
class MariaDbRevocationStoreTest extends RevocationStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.mariaDb(), clock);
  }
}

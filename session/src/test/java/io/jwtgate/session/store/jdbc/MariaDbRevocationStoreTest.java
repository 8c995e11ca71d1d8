package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.RevocationStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Revocations in MariaDB. */
class MariaDbRevocationStoreTest extends RevocationStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.mariaDb(), clock);
  }
}

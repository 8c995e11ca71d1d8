package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.RevocationStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Revocations in H2. */
class H2RevocationStoreTest extends RevocationStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.h2(), clock);
  }
}

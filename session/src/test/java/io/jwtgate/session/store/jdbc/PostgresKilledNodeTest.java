package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.KilledNodeContract;
import io.jwtgate.session.store.OpenedPlace;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** A node on PostgreSQL is killed. */
class PostgresKilledNodeTest extends KilledNodeContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.postgres(), clock);
  }

  @Override
  protected Class<? extends OpenedPlace> opened() {
    return AtPort.class;
  }

  @Override
  protected String address() {
    return Integer.toString(Databases.postgresPort());
  }

  /** The database of the test, in the killed process. */
  public static final class AtPort implements OpenedPlace {
    @Override
    public SharedPlace open(String port, Clock clock) {
      return new DatabasePlace(Databases.pooled(Integer.parseInt(port)), clock);
    }
  }
}

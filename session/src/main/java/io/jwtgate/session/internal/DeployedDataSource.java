package io.jwtgate.session.internal;

import io.jwtgate.session.store.SharedStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.jdbc.JdbcStore;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** A data source of the server; alone, since not every runtime has JDBC and JNDI. */
final class DeployedDataSource {
  private static final System.Logger LOG = System.getLogger(DeployedDataSource.class.getName());
  private static final String NOT_CREATED = "jwtgate.session-tables: they could not be made: {0}";

  private DeployedDataSource() {}

  /**
   * @throws IllegalArgumentException if there is none of this name
   */
  // The name stands in the deployer's own settings and begins with java:, so nothing is fetched.
  @SuppressWarnings("BanJNDI")
  static SharedStore store(String jndiName, boolean createsTables) {
    try {
      if (InitialContext.doLookup(jndiName) instanceof DataSource dataSource) {
        return store(JdbcStore.over(dataSource), createsTables);
      }
      throw new IllegalArgumentException("what has this name is no data source");
    } catch (NamingException unknown) {
      throw new IllegalArgumentException("no data source has this JNDI name");
    }
  }

  /** A database that is away or gives no right to it hinders no start. */
  private static SharedStore store(JdbcStore store, boolean createsTables) {
    try {
      if (createsTables) {
        store.createTables();
      }
    } catch (StoreUnavailableException away) {
      LOG.log(System.Logger.Level.WARNING, NOT_CREATED, away.getCause().getClass().getName());
    }
    return store;
  }
}

package io.jwtgate.config;

import io.jwtgate.store.SharedStore;
import io.jwtgate.store.jdbc.JdbcStore;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** A data source of the server; alone, since not every runtime has JDBC and JNDI. */
final class DeployedDataSource {
  private DeployedDataSource() {}

  /**
   * @throws IllegalArgumentException if there is none of this name
   */
  // The name stands in the deployer's own settings and begins with java:, so nothing is fetched.
  @SuppressWarnings("BanJNDI")
  static SharedStore store(String jndiName) {
    try {
      if (InitialContext.doLookup(jndiName) instanceof DataSource dataSource) {
        return JdbcStore.over(dataSource);
      }
      throw new IllegalArgumentException("what has this name is no data source");
    } catch (NamingException unknown) {
      throw new IllegalArgumentException("no data source has this JNDI name");
    }
  }
}

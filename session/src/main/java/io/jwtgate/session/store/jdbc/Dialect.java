package io.jwtgate.session.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * How a database spells the types of {@code schema.sql}. The questions themselves are the same
 * everywhere. Texts are compared octet by octet, whatever the database's own collation is.
 */
enum Dialect {
  POSTGRESQL("postgresql"),
  H2("h2"),
  MARIADB("mariadb"),
  MYSQL("mysql"),
  ORACLE("oracle"),
  SQL_SERVER("microsoft sql server"),
  /** Standard SQL. */
  OTHER("");

  private static final String TEXT = "VARCHAR\\((\\d+)\\)";

  private final String product;

  Dialect(String product) {
    this.product = product;
  }

  static Dialect of(Connection connection) throws SQLException {
    return ofProduct(connection.getMetaData().getDatabaseProductName());
  }

  /** The first whose product's name it begins with, which at last is the empty one. */
  static Dialect ofProduct(String name) {
    String product = name.toLowerCase(Locale.ROOT);
    for (Dialect dialect : values()) {
      if (product.startsWith(dialect.product)) {
        return dialect;
      }
    }
    return OTHER;
  }

  /** A statement of {@code schema.sql} in the words of this database. */
  String spelled(String sql) {
    return switch (this) {
      case MARIADB, MYSQL ->
          sql.replaceAll(TEXT, "VARCHAR($1) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
      case ORACLE -> sql.replaceAll(TEXT, "VARCHAR2($1 CHAR)").replace("BIGINT", "NUMBER(19)");
      case SQL_SERVER -> sql.replaceAll(TEXT, "NVARCHAR($1) COLLATE Latin1_General_100_BIN2");
      case POSTGRESQL, H2, OTHER -> sql;
    };
  }
}

package io.jwtgate.session.store;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;

/** Why a store did not answer, in words for a log; nothing of a driver's own message is in them. */
public final class StoreFailure {
  private StoreFailure() {}

  /** The class of the cause, and what it usually comes from where that is known. */
  public static String of(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    for (Throwable each = cause; each != null; each = each.getCause()) {
      String advice = advice(each);
      if (!advice.isEmpty()) {
        return cause.getClass().getName() + ": " + advice;
      }
    }
    return cause.getClass().getName();
  }

  private static String advice(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "the host's name does not resolve";
    }
    if (cause instanceof ConnectException) {
      return "nobody listens there; compare host and port";
    }
    if (cause instanceof SocketTimeoutException) {
      return "no answer in time; a firewall drops it, or the store is slow";
    }
    if (cause instanceof SSLException) {
      return "TLS failed; see jwtgate.store-ca-file, or the store speaks none on that port";
    }
    String name = cause.getClass().getName();
    if (name.endsWith(".JedisAccessControlException") || isAuthentication(cause)) {
      return "user or password is missing, wrong or has too few rights";
    }
    return name.endsWith(".NameNotFoundException")
        ? "there is no data source of that name in JNDI"
        : isLackOfConnection(cause) ? "the database takes no connection" : "";
  }

  /** SQLSTATE classes of the SQL standard: 28 and 08. */
  private static boolean isAuthentication(Throwable cause) {
    return sqlState(cause).startsWith("28");
  }

  private static boolean isLackOfConnection(Throwable cause) {
    return sqlState(cause).startsWith("08");
  }

  private static String sqlState(Throwable cause) {
    if (!isOfDatabase(cause.getClass())) {
      return "";
    }
    String state = ((SQLException) cause).getSQLState();
    return state == null ? "" : state;
  }

  /** By its name, since a runtime may be without the module of java.sql. */
  private static boolean isOfDatabase(Class<?> type) {
    return type != null
        && (type.getName().equals("java.sql.SQLException") || isOfDatabase(type.getSuperclass()));
  }
}

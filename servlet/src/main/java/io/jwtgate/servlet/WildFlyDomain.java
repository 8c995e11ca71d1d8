package io.jwtgate.servlet;

import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.Setting;
import jakarta.security.auth.message.AuthException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * WildFly's setting that decides whether an application's own login counts. As shipped, WildFly
 * looks every caller up in a realm of its own and fails each request.
 */
final class WildFlyDomain {
  private static final String DOMAIN =
      "jboss.as:subsystem=undertow,application-security-domain=other";
  private static final String ADVICE =
      "WildFly looks callers up in its own realm; write"
          + " /subsystem=undertow/application-security-domain=other"
          + ":write-attribute(name=integrated-jaspi,value=false)"
          + " to bin/jboss-cli.sh and reload the server, or leave the setting out";
  // Elytron's message for a caller that is in no realm.
  private static final String UNKNOWN_TO_REALM = "ELY01177";

  private WildFlyDomain() {}

  /**
   * Asks the server, where it is WildFly and tells.
   *
   * @throws ConfigurationException if it would fail every request
   */
  static void requireApplicationLogin() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      if (Boolean.TRUE.equals(server.getAttribute(new ObjectName(DOMAIN), "integratedJaspi"))) {
        throw new ConfigurationException(Setting.CONTAINER_LOGIN.fullName(), ADVICE);
      }
    } catch (JMException anotherServer) {
      return;
    }
  }

  /** The failure of a login, with the advice if it is this one. */
  static AuthException explained(Exception failed) {
    boolean unknownToRealm = String.valueOf(failed.getMessage()).contains(UNKNOWN_TO_REALM);
    AuthException explained =
        new AuthException(
            unknownToRealm ? Setting.CONTAINER_LOGIN.fullName() + ": " + ADVICE : "login failed");
    explained.initCause(failed);
    return explained;
  }
}

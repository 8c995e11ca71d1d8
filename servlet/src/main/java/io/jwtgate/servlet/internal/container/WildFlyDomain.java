package io.jwtgate.servlet.internal.container;

import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.CoreSetting;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;

/**
 * WildFly's setting that decides whether an application's own login counts. As shipped, WildFly
 * looks every caller up in a realm of its own and fails each request. A server that is still
 * starting does not show its settings, so it is asked again when it has started. Thread-safe.
 */
final class WildFlyDomain implements NotificationListener, ServletContextListener {
  private static final System.Logger LOG = System.getLogger(WildFlyDomain.class.getName());
  private static final String STATE = "jboss.root:type=state";
  private static final String DOMAIN =
      "jboss.as:subsystem=undertow,application-security-domain=other";
  private static final String ADVICE =
      "WildFly looks callers up in its own realm; write"
          + " /subsystem=undertow/application-security-domain=other"
          + ":write-attribute(name=integrated-jaspi,value=false)"
          + " to bin/jboss-cli.sh and reload the server, or leave the setting out";
  // Elytron's message for a caller that is in no realm.
  private static final String UNKNOWN_TO_REALM = "ELY01177";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final AtomicBoolean failsCallers = new AtomicBoolean();

  private WildFlyDomain() {}

  /**
   * Asks the server, where it is WildFly.
   *
   * @throws ConfigurationException if it would fail every request
   */
  static WildFlyDomain asked() {
    WildFlyDomain domain = new WildFlyDomain();
    if (domain.isStarting()) {
      domain.listen();
    } else if (domain.looksCallersUp()) {
      throw new ConfigurationException(CoreSetting.CONTAINER_LOGIN.fullName(), ADVICE);
    }
    return domain;
  }

  /** Whether it fails every request of a caller; then nobody is let in. */
  boolean failsCallers() {
    return failsCallers.get();
  }

  /** Whether this setting is why a login has failed, for a server that could not be asked. */
  boolean explains(Exception failed) {
    boolean unknownToRealm = String.valueOf(failed.getMessage()).contains(UNKNOWN_TO_REALM);
    if (unknownToRealm) {
      report();
    }
    return unknownToRealm;
  }

  /** The server has started, and listens to nobody yet. */
  @Override
  public void handleNotification(Notification changed, Object unused) {
    if (looksCallersUp()) {
      report();
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    try {
      server.removeNotificationListener(new ObjectName(STATE), this);
    } catch (JMException neverListened) {
      LOG.log(System.Logger.Level.TRACE, "nothing to remove", neverListened);
    }
  }

  private void listen() {
    try {
      server.addNotificationListener(new ObjectName(STATE), this, null, null);
    } catch (JMException gone) {
      LOG.log(System.Logger.Level.DEBUG, "the server's settings are not known", gone);
    }
  }

  private void report() {
    if (!failsCallers.getAndSet(true)) {
      LOG.log(
          System.Logger.Level.ERROR,
          CoreSetting.CONTAINER_LOGIN.fullName() + ": " + ADVICE + "; until then nobody is let in");
    }
  }

  private boolean isStarting() {
    return attribute(STATE, "ProcessState").filter("starting"::equals).isPresent();
  }

  private boolean looksCallersUp() {
    return attribute(DOMAIN, "integratedJaspi").filter(Boolean.TRUE::equals).isPresent();
  }

  private Optional<Object> attribute(String bean, String name) {
    try {
      return Optional.ofNullable(server.getAttribute(new ObjectName(bean), name));
    } catch (JMException anotherServer) {
      return Optional.empty();
    }
  }
}

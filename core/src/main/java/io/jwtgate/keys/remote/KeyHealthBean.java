package io.jwtgate.keys.remote;

import io.jwtgate.keys.KeyHealth;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A source's health as an MBean, which is there from its registration until its close. */
final class KeyHealthBean implements KeyHealthMXBean, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(KeyHealthBean.class.getName());
  // Several applications of one server may give their issuers the same name.
  private static final int MOST_NAMESAKES = 1_000;

  private final Supplier<KeyHealth> health;
  private Optional<ObjectName> name = Optional.empty();

  private KeyHealthBean(Supplier<KeyHealth> health) {
    this.health = health;
  }

  /** Registers it. Where JMX refuses, keys serve all the same. */
  static KeyHealthBean register(String issuerName, Supplier<KeyHealth> health) {
    KeyHealthBean bean = new KeyHealthBean(health);
    try {
      bean.name = bean.registered(issuerName);
    } catch (JMException | SecurityException refused) {
      LOG.log(Level.DEBUG, "key health is not in JMX", refused);
    }
    return bean;
  }

  private Optional<ObjectName> registered(String issuerName) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (int instance = 1; instance <= MOST_NAMESAKES; instance++) {
      ObjectName candidate =
          new ObjectName(
              "io.jwtgate:type=Keys,issuer="
                  + ObjectName.quote(issuerName)
                  + ",instance="
                  + instance);
      try {
        return Optional.of(server.registerMBean(this, candidate).getObjectName());
      } catch (InstanceAlreadyExistsException taken) {
        // The next number may be free.
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    name.ifPresent(KeyHealthBean::unregister);
    name = Optional.empty();
  }

  private static void unregister(ObjectName name) {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    } catch (JMException | SecurityException gone) {
      LOG.log(Level.DEBUG, "key health was not in JMX", gone);
    }
  }

  @Override
  public String getState() {
    return health.get().state().name();
  }

  @Override
  public int getKeys() {
    return health.get().keys();
  }

  @Override
  public long getAgeSeconds() {
    return health.get().age().map(Duration::toSeconds).orElse(-1L);
  }

  @Override
  public int getFailuresInARow() {
    return health.get().failuresInARow();
  }

  @Override
  public String getLastFailure() {
    return health.get().lastFailure().map(Enum::name).orElse("");
  }

  @Override
  public String getNextFetch() {
    return health.get().nextFetch().toString();
  }
}

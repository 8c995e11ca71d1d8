package io.jwtgate.internal.metrics;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * An MBean from its registration until its close. Namesakes are numbered, since several
 * applications of one server may give the same label. Where JMX takes none, there is no bean, and
 * everything else works all the same. Thread-safe.
 */
public final class NumberedBean implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(NumberedBean.class.getName());
  private static final int MOST_NAMESAKES = 1_000;

  private final Optional<ObjectName> name;

  private NumberedBean(Optional<ObjectName> name) {
    this.name = name;
  }

  /**
   * Registers a bean as {@code io.jwtgate:type=<type>,<property>="<label>",instance=<n>}.
   *
   * @param label the deployer's, quoted here
   */
  public static NumberedBean register(String type, String property, String label, Object bean) {
    try {
      String prefix = "io.jwtgate:type=" + type + "," + property + "=" + ObjectName.quote(label);
      return new NumberedBean(registered(prefix, bean));
    } catch (JMException | SecurityException failed) {
      LOG.log(Level.DEBUG, type + " is not in JMX", failed);
      return new NumberedBean(Optional.empty());
    }
  }

  private static Optional<ObjectName> registered(String prefix, Object bean) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (int instance = 1; instance <= MOST_NAMESAKES; instance++) {
      ObjectName candidate = new ObjectName(prefix + ",instance=" + instance);
      try {
        return Optional.of(server.registerMBean(bean, candidate).getObjectName());
      } catch (InstanceAlreadyExistsException taken) {
        // The next number may be free.
      }
    }
    return Optional.empty();
  }

  /** Takes the bean away. A second time does nothing. */
  @Override
  public void close() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      if (name.isPresent() && server.isRegistered(name.get())) {
        server.unregisterMBean(name.get());
      }
    } catch (JMException | SecurityException gone) {
      LOG.log(Level.DEBUG, "a bean was not in JMX", gone);
    }
  }
}

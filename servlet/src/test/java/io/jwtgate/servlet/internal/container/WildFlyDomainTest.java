package io.jwtgate.servlet.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RecordedLog;
import io.jwtgate.config.ConfigurationException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;
import javax.management.StandardEmitterMBean;
import javax.management.StandardMBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is read of WildFly's settings, where a bean of its names stands for the server. */
class WildFlyDomainTest {
  private static final String STATE = "jboss.root:type=state";
  private static final String DOMAIN =
      "jboss.as:subsystem=undertow,application-security-domain=other";

  private final List<String> beans = new ArrayList<>();
  private final State state = new State();

  /** What a server tells of itself. */
  public interface ServerState {
    /** Such as {@code starting}. */
    String getProcessState();
  }

  /** Of a login. */
  public interface Domain {
    /** Whether callers are looked up. */
    boolean getintegratedJaspi();
  }

  /** A server that starts. */
  public static final class State extends NotificationBroadcasterSupport implements ServerState {
    private volatile String now = "starting";

    @Override
    public String getProcessState() {
      return now;
    }

    private void isNow(String next) {
      now = next;
      sendNotification(new Notification("jmx.attribute.change", STATE, 1));
    }
  }

  private void serverIs(String processState) throws JMException {
    state.now = processState;
    add(STATE, new StandardEmitterMBean(state, ServerState.class, state));
  }

  private void looksCallersUp(boolean value) throws JMException {
    add(DOMAIN, new StandardMBean((Domain) () -> value, Domain.class));
  }

  private void add(String name, Object bean) throws JMException {
    ManagementFactory.getPlatformMBeanServer().registerMBean(bean, new ObjectName(name));
    beans.add(name);
  }

  @AfterEach
  void remove() throws JMException {
    for (String name : beans) {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(name));
    }
  }

  @Test
  @DisplayName("EDGE-22: a server that looks callers up itself is told of when the setting is read")
  void serverThatLooksCallersUp_isRejected() throws Exception {
    looksCallersUp(true);
    var wrong = assertThrows(ConfigurationException.class, WildFlyDomain::asked);
    assertTrue(wrong.getMessage().startsWith("jwtgate.container-login: WildFly looks"));
  }

  @Test
  @DisplayName("EDGE-22: one that does not lets callers in, and so does every other server")
  void otherServers_letCallersIn() throws Exception {
    assertFalse(WildFlyDomain.asked().failsCallers());
    looksCallersUp(false);
    assertFalse(WildFlyDomain.asked().failsCallers());
  }

  @Test
  @DisplayName("EDGE-22: one that was still starting is asked again when it has started")
  void startingServer_isAskedAgain() throws Exception {
    serverIs("starting");
    WildFlyDomain domain = WildFlyDomain.asked();
    assertFalse(domain.failsCallers());
    looksCallersUp(true);
    try (RecordedLog log = RecordedLog.ofThisThread()) {
      state.isNow("running");
      state.isNow("running");
      assertTrue(domain.failsCallers());
      assertEquals(1, log.lines().stream().filter(it -> it.contains("nobody is let in")).count());
    }
  }

  @Test
  @DisplayName("EDGE-22: and lets callers in if it does not look them up")
  void startedServer_letsCallersIn() throws Exception {
    serverIs("starting");
    WildFlyDomain domain = WildFlyDomain.asked();
    looksCallersUp(false);
    state.isNow("running");
    assertFalse(domain.failsCallers());
  }

  @Test
  @DisplayName("EDGE-24: nothing listens to the server once the application has ended")
  void application_listensNoMore() throws Exception {
    serverIs("starting");
    WildFlyDomain domain = WildFlyDomain.asked();
    domain.contextDestroyed(null);
    looksCallersUp(true);
    state.isNow("running");
    assertFalse(domain.failsCallers());
  }

  @Test
  @DisplayName("EDGE-22: a login that WildFly's realm has rejected closes the application")
  void callerThatIsInNoRealm_closes() {
    WildFlyDomain domain = WildFlyDomain.asked();
    assertFalse(domain.explains(new IOException("another")));
    assertFalse(domain.failsCallers());
    assertTrue(domain.explains(new IOException("ELY01177: Authorization failed.")));
    assertTrue(domain.failsCallers());
  }
}

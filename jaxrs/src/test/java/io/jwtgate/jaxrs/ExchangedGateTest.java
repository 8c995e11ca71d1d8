package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Another gate is put in force while requests are served. */
class ExchangedGateTest {
  private final JwtFeature feature = new JwtFeature(TestIssuer.gate().build());
  private final AtomicReference<Gate> waiting = new AtomicReference<>();
  private final RestServer server =
      new RestServer(
          new TestApplication(WhoAmI.class).with(new Between(feature, waiting)).with(feature));

  /** Puts what waits in force once the caller is known and not yet asked what he may do. */
  @Priority(Priorities.AUTHENTICATION + 1)
  record Between(JwtFeature feature, AtomicReference<Gate> waiting)
      implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      Gate next = waiting.getAndSet(null);
      if (next != null) {
        feature.exchangeGate(next);
      }
    }
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Lets admins in, and nobody else. */
  private static Gate admins() {
    return TestIssuer.gate().access(Access.anyRole("admin")).build();
  }

  private String get() {
    Answer answer = Call.get(server.at("/it")).bearer(TestIssuer.token()).send();
    return answer.status() == 200 ? "200 " + answer.body() : "" + answer.status();
  }

  @Test
  @DisplayName("CFG-10: the next request is judged by the new gate alone")
  void nextRequestIsJudgedByTheNewGate() {
    assertEquals("200 alice", get());
    feature.exchangeGate(admins());
    assertEquals("403", get());
  }

  @Test
  @DisplayName("CFG-10: no request is judged in part by one gate and in part by another")
  void requestIsJudgedByOneGate() {
    waiting.set(admins());
    assertEquals("200 alice", get());
    assertEquals("403", get());
  }

  @Test
  void featureOfSettingsKeepsItsGate() {
    assertThrows(IllegalStateException.class, () -> new JwtFeature().exchangeGate(admins()));
    assertThrows(NullPointerException.class, () -> feature.exchangeGate(null));
  }
}

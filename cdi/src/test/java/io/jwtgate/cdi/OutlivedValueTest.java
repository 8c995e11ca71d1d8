package io.jwtgate.cdi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.cdi.outlived.Values;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would keep the first caller's value does not deploy. */
class OutlivedValueTest {

  @AfterEach
  void withoutThem() {
    MoreBeans.classes = List.of();
  }

  private static boolean deploys(Class<?>... beans) {
    MoreBeans.classes = List.of(beans);
    try (CdiServer server = new CdiServer().guardedBy(TestIssuer.gate().build()).start()) {
      return server.isAvailable();
    } catch (RuntimeException stopped) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Values.InApplication.class,
        Values.InSingleton.class,
        Values.InSession.class,
        Values.WithOptionalCaller.class,
        Values.InConstructor.class,
        Values.Maker.class,
        Values.WrongType.class,
        Values.WrongPath.class
      })
  @DisplayName(
      "a value in a bean that outlives a request, or that no claim can be, stops the start")
  void stopped(Class<?> bean) {
    assertFalse(deploys(bean));
  }

  @Test
  @DisplayName("so does one in a part of such a bean")
  void stoppedByPart() {
    assertFalse(deploys(Values.Part.class, Values.OfParts.class));
  }

  @Test
  @DisplayName("a value in a request's bean, a Provider and an observer's parameter are in order")
  void deployed() {
    assertTrue(deploys(Values.Part.class, Values.InRequest.class, Values.WithProvider.class));
  }

  @Test
  @DisplayName("a default method with a rule is guarded, or else the application does not start")
  void defaultMethod() {
    MoreBeans.classes = List.of(Values.Door.class);
    try (CdiServer server =
        new CdiServer()
            .guardedBy(TestIssuer.gate().build())
            .showing("/open", (request, response) -> CdiServer.bean(Values.Door.class).open())
            .start()) {
      String token = TestIssuer.token();
      assertFalse(
          server.isAvailable()
              && Call.get(server.at("/open")).bearer(token).send().status() == 200);
    } catch (RuntimeException stopped) {
      assertFalse(CdiServer.isWeld(), stopped.getMessage());
    }
  }
}

package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallerViewTest {
  private static final InMemory REQUEST =
      new InMemory(Call.get(URI.create("http://localhost/")), true);
  private static final Caller VIEW = CurrentCaller.view();

  @Test
  @DisplayName("a view answers nothing by itself: it overrides each method of a caller")
  void overridesAll() {
    Set<String> own = namesIn(CallerView.class);
    assertEquals(namesIn(Caller.class), own);
  }

  private static Set<String> namesIn(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .map(Method::toGenericString)
        .map(name -> name.replaceAll("io\\.jwtgate\\.bearer\\.Caller(View)?\\.", ""))
        .collect(Collectors.toSet());
  }

  private static void as(Caller caller, Runnable task) {
    Gate gate = TestIssuer.gate().build();
    CurrentRequest.Scope scope = CurrentRequest.of(gate, REQUEST, () -> caller).enter();
    try {
      task.run();
    } finally {
      scope.close();
    }
  }

  private static Caller caller(String subject) {
    String token = TestIssuer.MINT.token().subject(subject).roles("clerk").compact();
    return new Caller(TestIssuer.gate().build().verifier().verify(token));
  }

  @Test
  @DisplayName("a view is whoever calls at this moment")
  void current() {
    as(caller("alice"), () -> assertEquals("alice", VIEW.getName()));
    as(caller("bob"), () -> assertEquals("bob", VIEW.getName()));
    as(caller("bob"), () -> assertEquals(caller("bob"), VIEW));
    as(caller("bob"), () -> assertNotEquals(caller("alice"), VIEW));
    as(caller("bob"), () -> assertTrue(VIEW.hasRole("clerk")));
  }

  @Test
  @DisplayName("a request of nobody has no view: 401")
  void nobody() {
    as(
        null,
        () ->
            assertEquals(
                401,
                assertThrows(AccessRejectedException.class, VIEW::getName).rejection().status()));
    as(null, () -> assertEquals("nobody", VIEW.toString()));
  }

  @Test
  @DisplayName("a thread that serves no request has no view")
  void noRequest() {
    assertThrows(IllegalStateException.class, VIEW::getName);
    assertEquals("nobody", VIEW.toString());
    assertTrue(CurrentCaller.get().isEmpty());
  }

  @Test
  @DisplayName(
      "a wrapped task has the caller of the moment in which it was wrapped, and leaves none")
  void wrapped() {
    Runnable[] kept = new Runnable[1];
    StringBuilder seen = new StringBuilder();
    as(
        caller("alice"),
        () -> kept[0] = CurrentCaller.wrap(() -> seen.append(VIEW.getName()).append(' ')));
    kept[0].run();
    assertTrue(CurrentCaller.get().isEmpty());
    as(
        caller("bob"),
        () -> {
          kept[0].run();
          seen.append(VIEW.getName());
        });
    assertEquals("alice alice bob", seen.toString());
  }

  @Test
  @DisplayName("a task that was wrapped outside of a request has no caller within one")
  void wrappedOutside() {
    Runnable task = CurrentCaller.wrap(() -> assertTrue(CurrentCaller.get().isEmpty()));
    as(caller("alice"), task);
  }

  @Test
  @DisplayName("requirements are judged by the current caller; without a request all that ask fail")
  void required() {
    List<Requirement> clerk = List.of(Requirement.anyRole("clerk"));
    as(caller("alice"), () -> CurrentRequest.require(clerk));
    as(
        caller("alice"),
        () -> assertEquals(403, rejected(List.of(Requirement.anyRole("admin"))).status()));
    assertEquals("no_request", rejected(clerk).code());
    CurrentRequest.require(List.of(Requirement.PERMITTED));
  }

  private static Rejection rejected(List<Requirement> requirements) {
    return assertThrows(AccessRejectedException.class, () -> CurrentRequest.require(requirements))
        .rejection();
  }

  @Test
  @DisplayName("a view that was stored is the same view")
  void serialized() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    new ObjectOutputStream(stored).writeObject(VIEW);
    Object read =
        new ObjectInputStream(new ByteArrayInputStream(stored.toByteArray())).readObject();
    assertSame(VIEW, read);
  }
}

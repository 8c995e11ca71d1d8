package io.jwtgate.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Caller;
import io.jwtgate.http.ShopUser;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TestCallerTest {

  @Test
  @DisplayName("a line makes a caller with a name and roles")
  void callerInALine() {
    Caller clerk = TestCaller.caller("alice", "clerk", "A,B");

    assertEquals("alice", clerk.getName());
    assertEquals(Set.of("clerk", "A,B"), clerk.roles());
    assertTrue(clerk.isStillValid());
    assertEquals(3, clerk.bearer().orElseThrow().split("\\.").length);
  }

  @Test
  @DisplayName("scopes and claims are those of the token")
  void scopesAndClaims() {
    Caller caller =
        TestCaller.named("alice").scopes("read", "write").claim("tenant", "north").caller();

    assertEquals(Set.of("read", "write"), caller.scopes());
    assertEquals(Optional.of("north"), caller.token().claims().string("tenant"));
    assertEquals(Set.of(), caller.roles());
  }

  @Test
  @DisplayName("a caller's end can be had")
  void callerEnds() {
    TestCaller alice = TestCaller.named("alice");
    Caller caller = alice.caller();
    Caller bob = TestCaller.caller("bob");
    alice.end();

    assertFalse(caller.isStillValid());
    assertTrue(bob.isStillValid());
  }

  @Test
  @DisplayName("claims that no caller has are a mistake")
  void impossibleCaller() {
    TestCaller caller = TestCaller.named("alice").claim("exp", "never");
    assertThrows(IllegalArgumentException.class, caller::caller);
  }

  @Test
  @DisplayName("a security context has the caller, or nobody")
  void securityContext() {
    TestSecurityContext clerk = TestSecurityContext.of("alice", "clerk");
    assertSame(clerk.caller(), clerk.getUserPrincipal());
    assertTrue(clerk.isUserInRole("clerk"));
    assertFalse(clerk.isUserInRole("chief"));
    assertTrue(clerk.isSecure());
    assertEquals("BEARER", clerk.getAuthenticationScheme());

    TestSecurityContext nobody = TestSecurityContext.ofNobody();
    assertNull(nobody.getUserPrincipal());
    assertFalse(nobody.isUserInRole("**"));
    assertNull(nobody.getAuthenticationScheme());
  }

  @Test
  @DisplayName("an application's own principal is what a resource and a servlet see")
  void ownPrincipal() {
    Caller caller = TestCaller.named("alice").principal(ShopUser::of).caller();

    assertEquals("user alice", new TestSecurityContext(caller).getUserPrincipal().getName());
    TestRequest request = new TestRequest(caller);
    assertEquals("user alice", request.getUserPrincipal().getName());
    assertSame(caller, request.getAttribute(Caller.ATTRIBUTE));
  }

  @Test
  @DisplayName("a request has the caller and attributes, and nothing that a test has not given it")
  void request() {
    TestRequest request = TestRequest.of("alice", "clerk");
    assertEquals("alice", request.getUserPrincipal().getName());
    assertEquals("alice", request.getRemoteUser());
    assertTrue(request.isUserInRole("clerk"));
    assertFalse(request.isUserInRole("chief"));
    assertEquals("BEARER", request.getAuthType());
    assertEquals("GET", request.getMethod());
    assertTrue(request.isSecure());
    request.setAttribute("a", 1);
    assertEquals(1, request.getAttribute("a"));
    request.setAttribute("a", null);
    request.removeAttribute(Caller.ATTRIBUTE);
    assertEquals(List.of(), Collections.list(request.getAttributeNames()));
    UnsupportedOperationException missing =
        assertThrows(UnsupportedOperationException.class, () -> request.getParameter("x"));
    assertEquals("override getParameter in the test", missing.getMessage());
  }

  @Test
  @DisplayName("a request of nobody has no caller")
  void requestOfNobody() {
    TestRequest request = TestRequest.ofNobody();
    assertNull(request.getUserPrincipal());
    assertNull(request.getRemoteUser());
    assertNull(request.getAuthType());
    assertNull(request.getAttribute(Caller.ATTRIBUTE));
    assertFalse(request.isUserInRole("**"));
  }
}

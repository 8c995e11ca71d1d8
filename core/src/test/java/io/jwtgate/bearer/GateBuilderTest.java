package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.TokenDraft;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Roles and scopes of a whole gate, named in code as settings name them. */
class GateBuilderTest {
  private static final URI SERVER = URI.create("http://127.0.0.1");

  private static GateBuilder gate() {
    return TestIssuer.gate(new TestIssuer.CountingKeys());
  }

  private static int status(GateBuilder builder, TokenDraft token) {
    Call call = Call.get(SERVER, "/it").bearer(token.compact());
    return InMemory.answer(builder.build(), call).status();
  }

  private static TokenDraft token() {
    return TestIssuer.MINT.token();
  }

  @Test
  @DisplayName("where only a cookie counts, there is one, and no other place of tokens")
  void cookieOnlyNeedsACookieAlone() {
    TestIssuer.gate().cookie("__Host-t").cookieOnly().build().close();
    for (GateBuilder wrong :
        List.of(
            TestIssuer.gate().cookieOnly(),
            TestIssuer.gate().cookie("__Host-t").cookieOnly().tokenHeader("X-T"),
            TestIssuer.gate().cookie("__Host-t").cookieOnly().webSocketSubprotocol())) {
      assertThrows(IllegalArgumentException.class, wrong::build);
    }
  }

  @Test
  @DisplayName("one of the named roles is enough, none of them is 403")
  void oneOfTheRolesIsEnough() {
    GateBuilder clerks = gate().roles("clerk", "admin");

    assertEquals(200, status(clerks, token().roles("admin")));
    assertEquals(403, status(clerks, token().roles("guest")));
  }

  @Test
  @DisplayName("every named scope is needed")
  void everyScopeIsNeeded() {
    GateBuilder readers = gate().scopes("orders", "read");

    assertEquals(200, status(readers, token().scope("read orders")));
    assertEquals(403, status(readers, token().scope("read")));
  }

  @Test
  @DisplayName("roles and scopes are needed together, in whichever order they are named")
  void rolesAndScopesAreNeededTogether() {
    GateBuilder both = gate().scopes("read").access(Access.AUTHENTICATED).roles("clerk");

    assertEquals(200, status(both, token().roles("clerk").scope("read")));
    assertEquals(403, status(both, token().roles("clerk")));
    assertEquals(403, status(both, token().scope("read")));
  }

  @Test
  @DisplayName("a public path needs no role, every other path does")
  void publicPathNeedsNoRole() {
    GateBuilder clerks = gate().roles("clerk").publicPaths("/public/*");

    Gate built = clerks.build();

    assertEquals(200, InMemory.answer(built, Call.get(SERVER, "/public/it")).status());
    assertEquals(401, InMemory.answer(built, Call.get(SERVER, "/it")).status());
  }

  @Test
  @DisplayName("roles of callers that may be anonymous, whichever is said first, are no gate")
  void anonymousCallersHaveNoRoles() {
    GateBuilder first = gate().roles("clerk").access(Access.OPTIONAL);
    GateBuilder last = gate().access(Access.PUBLIC).scopes("read");

    assertThrows(IllegalArgumentException.class, first::build);
    assertThrows(IllegalArgumentException.class, last::build);
  }

  @Test
  @DisplayName("roles that access names as well are a mistake, other scopes beside them are not")
  void rolesAreNamedOnce() {
    GateBuilder twice = gate().access(Access.anyRole("admin")).roles("clerk");
    GateBuilder beside = gate().access(Access.anyRole("clerk")).scopes("read");

    assertThrows(IllegalArgumentException.class, twice::build);
    assertEquals(200, status(beside, token().roles("clerk").scope("read")));
    assertEquals(403, status(beside, token().roles("clerk")));
  }

  @Test
  @DisplayName("an empty list of roles or scopes is a mistake and opens nothing")
  void emptyListsAreMistakes() {
    assertThrows(IllegalArgumentException.class, () -> gate().roles());
    assertThrows(IllegalArgumentException.class, () -> gate().scopes());
  }
}

package io.jwtgate.bearer;

import static io.jwtgate.http.CredentialRows.COOKIE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.TokenMint;
import io.jwtgate.web.IncomingRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a resource needs, and of whom. */
class NeedsTest {
  private static final Call CALL = Call.get(URI.create("http://127.0.0.1"), "/public/it");
  private static final Access SCOPES = Access.allScopes("read", "write");
  private static final Access ADMIN = Access.anyRole("admin");

  private final Gate gate = TestIssuer.gate().cookie(COOKIE).publicPaths("/public/*").build();

  private String outcome(Arrival arrival, Access... needed) {
    List<Requirement> requirements =
        Arrays.stream(needed).map(access -> new Requirement(access, false)).toList();
    return arrival.decide(requirements).rejection().map(Rejection::code).orElse("passes");
  }

  private Arrival caller(String scope) {
    String token = TestIssuer.MINT.token().claim("scope", scope).compact();
    return gate.receive(new InMemory(CALL.bearer(token), true));
  }

  @Test
  @DisplayName("of scopes every one is needed")
  void everyScope_isNeeded() {
    assertEquals("passes", outcome(caller("read write more"), SCOPES));
    assertEquals("scope_lacking", outcome(caller("read"), SCOPES));
    assertEquals("scope_lacking", outcome(caller("readwrite"), SCOPES));
    assertEquals("passes", outcome(caller("write"), Access.allScopes("write")));
  }

  @Test
  @DisplayName("every caller has the role **, nobody has * and no case is folded")
  void anyCaller_hasTwoStars() {
    assertEquals("passes", outcome(caller("read"), Access.anyRole("**")));
    assertEquals("role_lacking", outcome(caller("read"), Access.anyRole("*")));
    assertEquals(
        "no_credentials", outcome(gate.receive(new InMemory(CALL, true)), Access.anyRole("**")));
    Caller alice = caller("read").caller().orElseThrow();
    assertTrue(alice.hasRole("**"));
    assertFalse(alice.hasRole("*"));
  }

  @Test
  @DisplayName("roles and scopes can be asked of callers alone")
  void rolesOfOthers_areRejected() {
    for (Access.Entry entry : Access.Entry.values()) {
      if (entry == Access.Entry.CALLERS) {
        continue;
      }
      assertThrows(
          IllegalArgumentException.class, () -> new Access(entry, Set.of("admin"), Set.of()));
      assertThrows(
          IllegalArgumentException.class, () -> new Access(entry, Set.of(), Set.of("read")));
    }
  }

  @Test
  @DisplayName("the container's own login counts for roles, and for nothing else")
  void containersLogin_countsForRolesAlone() {
    Predicate<String> admin = "admin"::equals;

    assertEquals("passes", outcome(known(admin), ADMIN));
    assertEquals("passes", outcome(known(admin), Access.anyRole("**")));
    assertEquals("passes", outcome(known(admin), Access.OPTIONAL));
    assertEquals("role_lacking", outcome(known(role -> false), ADMIN));
    assertEquals("denied_to_all", outcome(known(admin), Access.NOBODY));
    assertEquals("no_credentials", outcome(known(admin), SCOPES));
    assertEquals("no_credentials", outcome(known(admin), Access.AUTHENTICATED, ADMIN));
    Access both = new Access(Access.Entry.CALLERS, Set.of("admin"), Set.of("read"));
    assertEquals("no_credentials", outcome(known(admin), both));
  }

  @Test
  @DisplayName("and not even for those where the gate needs a token")
  void containersLogin_isNoToken() {
    Gate strict = TestIssuer.gate().build();
    Arrival admin = strict.receive(new InMemory(CALL, true)).containerRoles(role -> true);

    assertEquals("no_credentials", outcome(admin, ADMIN));
    Arrival owing = known(role -> true).alsoRequire(Access.AUTHENTICATED);
    assertEquals("no_credentials", outcome(owing, ADMIN));
  }

  private static Arrival known(Predicate<String> roles) {
    Gate optional = TestIssuer.gate().access(Access.OPTIONAL).build();
    return optional.receive(new InMemory(CALL, true)).containerRoles(roles);
  }

  @Test
  @DisplayName("a bad cookie counts as none only where nothing at all is needed")
  void badCookie_countsAsNoneWhereNothingIsNeeded() {
    assertEquals("passes", outcome(badCookie(), Access.PUBLIC));
    assertNotEquals("passes", outcome(badCookie(), Access.PUBLIC, Access.AUTHENTICATED));
    assertNotEquals("passes", outcome(badCookie(), Access.OPTIONAL));
  }

  private Arrival badCookie() {
    return gate.receive(new InMemory(CALL.cookie(COOKIE, "bad"), true));
  }

  @Test
  @DisplayName("so does a cookie that another site's page sent along")
  void cookieOfAnotherSite_countsAsNoneWhereNothingIsNeeded() {
    Call cross =
        CALL.method("POST").cookie(COOKIE, TestIssuer.token()).with("Sec-Fetch-Site", "cross-site");

    assertEquals("anonymous", InMemory.answer(gate, cross).body());
    assertEquals(403, InMemory.answer(gate, cross.to("/it")).status());
  }

  @Test
  @DisplayName("what was meant is refused on public paths, too")
  void meantCredentials_areRefusedOnPublicPaths() {
    Gate strict =
        TestIssuer.gate()
            .cookie(COOKIE)
            .rejectHeaderWithCookie()
            .requireHttps()
            .publicPaths("/public/*")
            .build();
    Call both = CALL.cookie(COOKIE, TestIssuer.token()).bearer(TestIssuer.token());

    assertEquals(400, InMemory.answer(strict, both).status());
    Decision inTheOpen =
        strict.receive(new InMemory(CALL.bearer(TestIssuer.token()), false)).decide();
    assertEquals(403, InMemory.answer(inTheOpen).status());
  }

  @Test
  @DisplayName("CHL-12: the description can be switched off")
  void description_canBeSwitchedOff() {
    Call bad = CALL.bearer("a.b.c");

    assertEquals(
        List.of("Bearer realm=\"jwtgate\", error=\"invalid_token\""),
        InMemory.answer(TestIssuer.gate().errorDescription(false).build(), bad)
            .header("WWW-Authenticate"));
    String described = InMemory.answer(gate, bad).header("WWW-Authenticate").get(0);
    assertTrue(described.contains("error_description="), described);
  }

  @Test
  @DisplayName("a comma within quotes ends no directive")
  void quotedComma_endsNothing() {
    assertEquals(
        "private, no-cache=\"a, public, b\", max-age=5",
        new ResponseHeaders(true, false)
            .value("Cache-Control", List.of("no-cache=\"a, public, b\", max-age=5, public")));
  }

  @Test
  @DisplayName("a gate for resources alone closes the one that it is of")
  void gateForResources_closesItsOrigin() {
    List<String> closed = new ArrayList<>();
    TestIssuer.gate().onClose(() -> closed.add("closed")).build().forResourcesAlone().close();

    assertEquals(List.of("closed"), closed);
  }

  @Test
  @DisplayName("callers of one name at two issuers are two")
  void callersOfTwoIssuers_differ() {
    TokenMint other = TokenMint.of("https://other.example", "orders", TestIssuer.MINT.key());
    Caller alice = of(TestIssuer.MINT);

    assertEquals(alice, of(TestIssuer.MINT));
    assertNotEquals(alice, of(other));
  }

  private static Caller of(TokenMint mint) {
    return new Caller(
        TokenVerifier.builder()
            .trust(
                TrustedIssuer.of(mint.issuer())
                    .audience(mint.audience())
                    .keys(new TestIssuer.CountingKeys())
                    .build())
            .build()
            .verify(mint.token().compact()));
  }

  @Test
  @DisplayName("CSRF tokens are bound to the session, or else to the token itself")
  void sessionId_isSidOrJti() {
    assertEquals(Optional.of("s"), sessionOf("sid", "s"));
    assertEquals(Optional.of("j"), sessionOf("jti", "j"));
  }

  private Optional<String> sessionOf(String claim, String value) {
    String token = TestIssuer.MINT.token().claim(claim, value).compact();
    return gate.receive(new InMemory(CALL.bearer(token), true)).caller().orElseThrow().sessionId();
  }

  @Test
  @DisplayName("the log names the class of a fault and nothing of its message")
  void faultOfAPlugIn_isLoggedWithoutItsMessage() {
    List<String> lines = new ArrayList<>();
    Handler handler = new Collecting(lines);
    Logger log = Logger.getLogger(Gate.class.getName());
    log.addHandler(handler);
    try {
      assertEquals(401, InMemory.answer(gate.receive(new Unreadable()).decide()).status());
    } finally {
      log.removeHandler(handler);
    }
    assertEquals(List.of("a decision failed by java.lang.IllegalStateException"), lines);
  }

  private static final class Unreadable implements IncomingRequest {
    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String query() {
      return "";
    }

    @Override
    public String path() {
      return "/it";
    }

    @Override
    public boolean isNamedByWholePath() {
      return false;
    }

    @Override
    public List<String> header(String name) {
      throw new IllegalStateException("eyJ.secret");
    }

    @Override
    public boolean isConfidential() {
      return true;
    }
  }

  private static final class Collecting extends Handler {
    private final List<String> lines;

    Collecting(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

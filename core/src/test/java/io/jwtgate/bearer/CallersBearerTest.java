package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.Reachable;
import io.jwtgate.TokenVerifier;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The token of a request, for the next hop. */
class CallersBearerTest {
  private static final Call CALL = Call.get(URI.create("http://127.0.0.1"), "/it");

  private final String token = TestIssuer.token();
  private final TokenVerifier verifier =
      TokenVerifier.trusting(
          OneIssuer.trust(TestIssuer.MINT.key()).audience(TestIssuer.MINT.audience()).build());

  private GateBuilder gate() {
    return Gate.builder().verifier(verifier);
  }

  private static Caller caller(GateBuilder gate, Call call) {
    return gate.build().receive(new InMemory(call, false)).caller().orElseThrow();
  }

  @Test
  @DisplayName("the token of the request is to be had, whether it came by header or by cookie")
  void tokenOfTheRequest() {
    assertEquals(Optional.of(token), caller(gate(), CALL.bearer(token)).bearer());
    GateBuilder byCookie = gate().cookie("__Host-t").tlsAtProxy();
    assertEquals(Optional.of(token), caller(byCookie, CALL.cookie("__Host-t", token)).bearer());
  }

  @Test
  @DisplayName("where forward-token is false it is not, for a token too that another gate has seen")
  void withheldToken_isAbsent() {
    assertTrue(caller(gate(), CALL.bearer(token)).bearer().isPresent());

    Caller cached = caller(gate().forwardToken(false), CALL.bearer(token));
    assertEquals(Optional.empty(), cached.bearer());
    assertEquals("alice", cached.getName());
    GateBuilder byCookie = gate().forwardToken(false).cookie("__Host-t").tlsAtProxy();
    assertEquals(Optional.empty(), caller(byCookie, CALL.cookie("__Host-t", token)).bearer());
  }

  @Test
  @DisplayName("two requests with the same token have the same verified token, each its own text")
  void textIsNotOutOfTheCache() {
    Caller first = caller(gate(), CALL.bearer(token));
    Caller second = caller(gate(), CALL.bearer(token));

    assertSame(first.token(), second.token());
    assertNotSame(first.bearer().orElseThrow(), second.bearer().orElseThrow());
  }

  @Test
  @DisplayName("neither the cache nor the verified token leads to the text")
  void textIsNotKept() {
    Caller caller = caller(gate(), CALL.bearer(token));
    String signature = token.substring(token.lastIndexOf('.') + 1);

    assertFalse(holds(verifier, signature));
    assertFalse(holds(caller.token(), signature));
    assertTrue(holds(caller, signature));
  }

  private static boolean holds(Object root, String text) {
    return Reachable.from(root).texts().stream().anyMatch(each -> each.contains(text));
  }

  @Test
  @DisplayName("a caller's text is the name alone")
  void textIsTheName() {
    Caller caller = caller(gate(), CALL.bearer(token));

    assertEquals("alice", caller.toString());
    assertEquals("alice", caller(gate().forwardToken(false), CALL.bearer(token)).toString());
    assertFalse(new Decision.Authenticated(caller).toString().contains(token));
  }

  @Test
  @DisplayName("a gate behind another one withholds the token that the first has given")
  void gateBehind_withholds() {
    Caller known = caller(gate(), CALL.bearer(token));

    assertEquals(Optional.of(token), behind(gate(), known).bearer());
    Caller without = behind(gate().forwardToken(false), known);
    assertEquals(Optional.empty(), without.bearer());
    assertEquals(known, without);
    assertSame(without, without.principal());
  }

  private static Caller behind(GateBuilder gate, Caller known) {
    return gate.build().receive(new InMemory(CALL, false), known).caller().orElseThrow();
  }

  @Test
  @DisplayName("a caller made of a verified token has no text of it")
  void callerMadeByHand_hasNone() {
    assertEquals(Optional.empty(), new Caller(verifier.verify(token)).bearer());
  }

  @Test
  @DisplayName("of two tokens in two headers neither is sent on; another header's counts as none")
  void smuggledTokens_areNotSentOn() {
    Gate gate = gate().build();
    Call twice = CALL.bearer(token).bearer(token);
    assertEquals(Optional.empty(), gate.receive(new InMemory(twice, false)).caller());

    Call beside =
        CALL.bearer(token)
            .with("X-Forwarded-Access-Token", "other")
            .with("Proxy-Authorization", "Bearer other");
    assertEquals(Optional.of(token), caller(gate(), beside).bearer());
  }
}

package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Caller;
import io.jwtgate.testkit.TokenDraft;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scopes, roles and an application's own claims, as a verified token gives them. */
class CallerClaimsTest {
  private final OneIssuer issuer = OneIssuer.byDefault();

  @Test
  @DisplayName("CLM-18: scope is split at spaces, and no scope is empty")
  void scopeIsSplitAtSpaces() {
    assertEquals(Set.of("read", "Write"), scopes("  read   Write "));
    assertEquals(Set.of(), scopes(""));
    assertEquals(Set.of(), scopes("   "));
    assertEquals(Set.of("read\twrite"), scopes("read\twrite"));
  }

  @Test
  @DisplayName("TOK-02: scope is an array as well, and nothing of another form")
  void scopeMayBeAnArray() {
    assertEquals(Set.of("read", "write"), scopes(List.of("read", "write")));
    assertEquals(Set.of(), scopes(List.of("read", 5)));
    assertEquals(Set.of(), scopes(Map.of("read", true)));
    assertEquals(Set.of(), scopes(5));
    assertEquals(Set.of(), scopes(null));
  }

  @Test
  @DisplayName("CLM-18: a claim that is named for scopes may be a string or an array")
  void namedClaimMayBeAnArray() {
    OneIssuer named = OneIssuer.with(rules -> rules.scopeClaim(ClaimPath.of("scp")));

    for (Object scp : List.of("read write", List.of("read", " write "), List.of("read write"))) {
      TokenDraft token = named.token().claim("scp", scp).scope("admin");
      assertEquals(Set.of("read", "write"), named.accepts(token).scopes());
    }
    assertEquals(Set.of(), named.accepts(named.token().scope("admin")).scopes());
  }

  private Set<String> scopes(Object scope) {
    return issuer.accepts(issuer.token().claim("scope", scope)).scopes();
  }

  static Stream<Object> noRoles() {
    return Stream.of(
        5,
        true,
        Map.of("admin", true),
        List.of("admin", 5),
        Arrays.asList("admin", null),
        List.of(List.of("admin")));
  }

  @ParameterizedTest(name = "CLM-19: roles {0} are none")
  @NullSource
  @MethodSource("noRoles")
  void rolesOfAnotherFormAreNone(Object roles) {
    assertEquals(Set.of(), issuer.accepts(issuer.token().claim("roles", roles)).roles());
  }

  @Test
  @DisplayName("CLM-19: roles are an array of strings, or one string")
  void rolesAreStrings() {
    assertEquals(Set.of("admin", "Clerk"), roles(List.of("admin", "Clerk", "admin")));
    assertEquals(Set.of("ADMIN,USER"), roles("ADMIN,USER"));
    assertEquals(Set.of(), issuer.accepts(issuer.token()).roles());
  }

  private Set<String> roles(Object roles) {
    return issuer.accepts(issuer.token().claim("roles", roles)).roles();
  }

  @Test
  @DisplayName("CLM-20: numbers and long strings keep their exact value")
  void valuesAreExact() {
    Claims claims =
        issuer
            .accepts(
                issuer
                    .token()
                    .claim("big", new BigInteger("9007199254740993"))
                    .claim("bigger", new BigInteger("18446744073709551617"))
                    .claim("fine", new BigDecimal("0.10000000000000000000000000001"))
                    .claim("long", "x".repeat(4000)))
            .claims();
    assertEquals(Optional.of(new BigDecimal("9007199254740993")), claims.number("big"));
    assertEquals(Optional.of(new BigDecimal("18446744073709551617")), claims.number("bigger"));
    assertEquals(
        Optional.of(new BigDecimal("0.10000000000000000000000000001")), claims.number("fine"));
    assertEquals(Optional.of("x".repeat(4000)), claims.string("long"));
    assertEquals(Map.of("big", 9007199254740993L).get("big"), claims.asMap().get("big"));
  }

  @Test
  @DisplayName("CLM-21: unknown claims are no obstacle, and can be read")
  void unknownClaimsCanBeRead() {
    Claims claims =
        issuer
            .accepts(
                issuer
                    .token()
                    .claim("tenant", Map.of("id", 7, "tags", List.of("a")))
                    .claim("no", null)
                    .claim("yes", true))
            .claims();
    assertEquals(Optional.of(7L), claims.at(ClaimPath.parse("tenant.id")));
    assertEquals(List.of("a"), claims.strings(ClaimPath.parse("tenant.tags")));
    assertEquals(Optional.of(true), claims.bool("yes"));
    assertEquals(List.of("alice"), claims.strings("sub"));
    assertTrue(claims.has("no"));
    assertFalse(claims.has("never"));
    assertEquals(Optional.empty(), claims.at(ClaimPath.of("no")));
  }

  @Test
  @DisplayName("CLM-24: a nested role and one under a name with dots can't be taken for each other")
  void nestingAndDotsDiffer() {
    OneIssuer nested = OneIssuer.with(rules -> rules.rolesClaims(ClaimPath.parse("x.roles")));
    OneIssuer literal = OneIssuer.with(rules -> rules.rolesClaims(ClaimPath.parse("\"x.roles\"")));
    Map<String, Object> both = Map.of("roles", "nested");
    assertEquals(Set.of("nested"), rolesOf(nested, both));
    assertEquals(Set.of("literal"), rolesOf(literal, both));
  }

  private static Set<String> rolesOf(OneIssuer issuer, Object x) {
    return issuer.accepts(issuer.token().claim("x", x).claim("x.roles", "literal")).roles();
  }

  @Test
  @DisplayName("CLM-24: several paths are merged")
  void severalPathsAreMerged() {
    List<ClaimPath> paths = ClaimPath.parseList("realm_access.roles, \"https://x.example/roles\"");
    OneIssuer merged = OneIssuer.with(rules -> rules.rolesClaims(paths.toArray(ClaimPath[]::new)));
    VerifiedToken token =
        merged.accepts(
            merged
                .token()
                .claim("realm_access", Map.of("roles", List.of("a", "b")))
                .claim("https://x.example/roles", List.of("b", "c"))
                .claim("roles", "not mapped"));
    assertEquals(Set.of("a", "b", "c"), token.roles());
  }

  static Stream<String> forgedNames() {
    return Stream.of(
        "alice\nWARNING login of root",
        "alice\rx",
        "alice\tx",
        "alice\u0000",
        "\u001b[2Jalice",
        "alice\u007f",
        "alice\u0085x",
        "alice\u2028x",
        "alice\u2029x",
        "alice\u202ecod",
        "alice\u2066x");
  }

  @ParameterizedTest
  @DisplayName("EDGE-18: a principal's name or a role with a control character is rejected")
  @MethodSource("forgedNames")
  void controlCharactersAreRejected(String forged) {
    issuer.refuses(RejectionReason.MALFORMED_CLAIM, issuer.token().subject(forged));
    issuer.refuses(RejectionReason.MALFORMED_CLAIM, issuer.token().claim("roles", forged));
    issuer.refuses(
        RejectionReason.MALFORMED_CLAIM, issuer.token().claim("roles", List.of("user", forged)));
  }

  @ParameterizedTest
  @DisplayName("EDGE-18: every script's letters, joiners among them, make names and roles")
  @ValueSource(
      strings = {"Zoë Müller", "ali@example.com", "नेप\u200dाल", "می\u200cخواهم", "🦉", "a'b\"<c>"})
  void lettersOfEveryScriptAreTaken(String name) {
    VerifiedToken token = issuer.accepts(issuer.token().subject(name).claim("roles", name));
    assertEquals(name, token.name());
    assertEquals(Set.of(name), token.roles());
  }

  @Test
  @DisplayName("EDGE-18: no role is named *, whatever a token says")
  void noRoleIsNamedByAStar() {
    VerifiedToken token = issuer.accepts(issuer.token().claim("roles", List.of("*", "user")));
    assertEquals(Set.of("user"), token.roles());
    assertFalse(new Caller(token).hasRole("*"));
    assertTrue(new Caller(token).hasRole("**"));
    assertTrue(new Caller(token).hasRole("user"));
  }
}

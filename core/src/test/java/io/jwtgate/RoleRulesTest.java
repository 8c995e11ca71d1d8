package io.jwtgate;

import static io.jwtgate.RejectionReason.MALFORMED_CLAIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.keys.KeySource;
import io.jwtgate.testkit.TestKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles in the forms in which the world's issuers write them. */
class RoleRulesTest {
  private static final Map<String, Set<String>> MAP =
      Map.of("/shop/admins", Set.of("admin"), "7f9c", Set.of("clerk", "user"));

  private static Set<String> roles(UnaryOperator<RoleRules.Builder> rules, Object claim) {
    return roles(rules, "roles", claim);
  }

  private static Set<String> roles(
      UnaryOperator<RoleRules.Builder> rules, String name, Object claim) {
    OneIssuer issuer =
        OneIssuer.with(trust -> trust.roles(rules.apply(RoleRules.builder()).build()));
    return issuer.accepts(issuer.token().claim(name, claim)).roles();
  }

  @Test
  @DisplayName("TOK-01: one string is one role, or as many as there are between separators")
  void oneStringIsSplitWhereThatIsSaid() {
    assertEquals(Set.of("admin user"), roles(rules -> rules, "admin user"));
    assertEquals(
        Set.of("admin", "user"), roles(rules -> rules.separators(true, false), " admin  user"));
    assertEquals(
        Set.of("admin", "Store Manager"),
        roles(rules -> rules.separators(false, true), "admin,Store Manager"));
    assertEquals(Set.of("a", "b", "c"), roles(rules -> rules.separators(true, true), "a, b ,,c"));
    assertEquals(Set.of(), roles(rules -> rules.separators(true, true), " , "));
  }

  @Test
  @DisplayName("TOK-01: elements of an array are never split")
  void elementsAreWhole() {
    List<String> array = List.of("Store Manager", "a,b");
    assertEquals(Set.copyOf(array), roles(rules -> rules.separators(true, true), array));
  }

  @Test
  @DisplayName("TOK-01: the names of an object's members are roles where that is said")
  void namesOfMembersAreRoles() {
    Map<String, Object> zitadel =
        Map.of("admin", Map.of("170", "shop.example"), "clerk", Map.of("170", "shop.example"));
    assertEquals(Set.of("admin", "clerk"), roles(RoleRules.Builder::fromMembers, zitadel));
    assertEquals(Set.of(), roles(rules -> rules, zitadel));
  }

  @Test
  @DisplayName("TOK-01: a member that says no, or nothing, is no role")
  void membersThatSayNoAreNone() {
    Map<String, Object> members = new HashMap<>();
    members.put("yes", true);
    members.put("several", List.of("x"));
    members.put("no", false);
    members.put("none", null);
    members.put("empty", List.of());
    members.put("text", "no");
    members.put("number", 0);
    assertEquals(Set.of("yes", "several"), roles(RoleRules.Builder::fromMembers, members));
  }

  @Test
  @DisplayName("TOK-01: a path goes over every member of a map and every element of an array")
  void pathGoesOverAMap() {
    Object access =
        Map.of(
            "orders", Map.of("roles", List.of("clerk")),
            "account", Map.of("roles", List.of("view"), "other", List.of("no")),
            "odd", "text");
    assertEquals(
        Set.of("clerk", "view"),
        roles(rules -> rules.claims("resource_access.*.roles"), "resource_access", access));
    Object authorities = List.of(Map.of("authority", "ROLE_A"), Map.of("authority", "ROLE_B"), 5);
    assertEquals(
        Set.of("ROLE_A", "ROLE_B"),
        roles(rules -> rules.claims("authorities.*.authority"), "authorities", authorities));
    Object lists = Map.of("orders", List.of("a"), "billing", List.of("b"));
    assertEquals(Set.of("a", "b"), roles(rules -> rules.claims("groups.*"), "groups", lists));
  }

  @Test
  @DisplayName("TOK-01: a * in quotes is a name, and none stands first")
  void starHasOneMeaning() {
    Map<String, Object> named = Map.of("*", List.of("a"), "b", List.of("b"));
    assertEquals(Set.of("a"), roles(rules -> rules.claims("groups.\"*\""), "groups", named));
    assertThrows(IllegalArgumentException.class, () -> RoleRules.builder().claims("*.roles"));
    assertEquals("from a.*.\"b.c\"", RoleRules.builder().claims("a.*.\"b.c\"").build().toString());
  }

  @Test
  @DisplayName("TOK-01: scope as a roles claim is split at spaces, as a string and as an array")
  void scopeIsSplit() {
    UnaryOperator<RoleRules.Builder> scope = rules -> rules.claims("scope");
    assertEquals(Set.of("read", "write"), roles(scope, "scope", "read write"));
    assertEquals(Set.of("read", "write"), roles(scope, "scope", List.of("read", "write")));
    OneIssuer named =
        OneIssuer.with(
            trust -> trust.scopeClaim(ClaimPath.of("scp")).rolesClaims(ClaimPath.of("scp")));
    assertEquals(Set.of("a", "b"), named.accepts(named.token().claim("scp", "a b")).roles());
  }

  @Test
  @DisplayName("TOK-01: a mapped name gives its roles, and these are given by the map alone")
  void mapGivesRoles() {
    UnaryOperator<RoleRules.Builder> mapped = rules -> rules.map(MAP);
    assertEquals(Set.of("admin"), roles(mapped, List.of("/shop/admins")));
    assertEquals(Set.of("clerk", "user"), roles(mapped, List.of("7f9c")));
    assertEquals(Set.of("viewer"), roles(mapped, List.of("viewer", "admin")));
    assertEquals(
        Set.of("admin"),
        roles(rules -> rules.map(MAP).onlyMapped(), List.of("/shop/admins", "viewer", "admin")));
  }

  @Test
  @DisplayName("TOK-01: a prefix is cut off before the map is asked, and put before afterwards")
  void prefixes() {
    List<String> names = List.of("ROLE_/shop/admins", "ROLE_", "plain");
    assertEquals(
        Set.of("p:admin", "p:plain"),
        roles(rules -> rules.stripPrefix("ROLE_").map(MAP).addPrefix("p:"), names));
    assertEquals(
        Set.of("ADMIN", "USER"),
        roles(rules -> rules.stripPrefix("ROLE_"), List.of("ROLE_ADMIN", "USER")));
  }

  @Test
  @DisplayName("TOK-01: whatever is done to names, * is no role and a control character none's")
  void namesAreJudgedInTheEnd() {
    assertEquals(Set.of(), roles(rules -> rules.separators(true, false), "*"));
    assertEquals(Set.of(), roles(rules -> rules.stripPrefix("x"), List.of("x*")));
    OneIssuer issuer =
        OneIssuer.with(trust -> trust.roles(RoleRules.builder().fromMembers().build()));
    issuer.refuses(MALFORMED_CLAIM, issuer.token().claim("roles", Map.of("a\nb", true)));
  }

  @ParameterizedTest(name = "TOK-01: a claim of another form gives no role by {0}")
  @ValueSource(strings = {"roles", "roles.*", "roles.*.x", "roles.a.b"})
  void otherFormsGiveNone(String path) {
    for (Object claim : Arrays.asList(5, true, null, List.of(5), List.of(List.of(5)))) {
      assertEquals(Set.of(), roles(rules -> rules.claims(path), claim));
    }
  }

  @Test
  @DisplayName("TOK-01: the rules in code, as docs/claims.md has them")
  void rulesInCode() {
    KeySource keys = OneIssuer.keys(TestKey.shared("RS256"));
    RoleRules rules =
        RoleRules.builder()
            .claims("groups, resource_access.*.roles")
            .map(Map.of("/shop/admins", Set.of("admin")))
            .build();
    TrustedIssuer staff =
        TrustedIssuer.of("https://staff.example.com")
            .audience("orders")
            .keys(keys)
            .roles(rules)
            .build();
    assertEquals("from groups, resource_access.*.roles, 1 names mapped", staff.roles().toString());
  }

  @Test
  @DisplayName("TOK-01: an explanation tells where roles are read from")
  void explained() {
    RoleRules rules = RoleRules.builder().claims("groups").separators(true, false).map(MAP).build();
    OneIssuer issuer = OneIssuer.byDefault();
    TokenVerifier verifier =
        TokenVerifier.trusting(OneIssuer.trust(TestKey.shared("RS256")).roles(rules).build());
    String told = verifier.explain(issuer.token().compact()).toString();
    assertTrue(told.contains("roles from groups, one string is split, 2 names mapped"), told);
  }
}

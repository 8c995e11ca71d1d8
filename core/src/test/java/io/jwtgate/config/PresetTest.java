package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.VerifiedToken;
import io.jwtgate.bearer.Gate;
import io.jwtgate.testkit.SigningKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of the shape that each provider gives them. */
class PresetTest {
  private static final SigningKey KEY = SigningKey.shared("RS256");
  private static final String TENANT = "11111111-2222-3333-4444-555555555555";

  @TempDir private Path folder;

  private VerifiedToken verify(Map<String, String> settings, TokenDraft token) {
    try (Gate gate = gate(settings)) {
      return gate.verifier().verify(token.compact());
    }
  }

  private Gate gate(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("jwtgate." + name, value));
    all.put("jwtgate.key-file", keyFile());
    List<SettingSource> sources = List.of(SettingSource.of("test", all));
    return new GateSettings(sources, PresetTest.class.getClassLoader()).gate();
  }

  private String keyFile() {
    try {
      return Files.writeString(folder.resolve("key.json"), KEY.publicJwk().json()).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, String> preset(String name, String issuer, String audience) {
    return Map.of("preset", name, "issuer", issuer, "audience", audience);
  }

  private static TokenDraft token(String issuer, String audience) {
    return TokenMint.of(issuer, audience, KEY).token().header("typ", "JWT");
  }

  @Test
  void keycloak_namesByUsername_andReadsRealmRoles() {
    String issuer = "https://id.example/realms/shop";
    VerifiedToken token =
        verify(
            preset("keycloak", issuer, "orders"),
            token(issuer, "orders")
                .claim("typ", "Bearer")
                .claim("azp", "web")
                .claim("preferred_username", "alice.b")
                .claim("realm_access", Map.of("roles", List.of("admin", "offline_access")))
                .scope("openid profile"));
    assertEquals("alice.b", token.name());
    assertEquals(Set.of("admin", "offline_access"), token.roles());
    assertEquals(Set.of("openid", "profile"), token.scopes());
  }

  @Test
  void auth0_readsPermissions() {
    String issuer = "https://shop.eu.auth0.com/";
    VerifiedToken token =
        verify(
            preset("auth0", issuer, "https://orders.example"),
            token(issuer, "https://orders.example")
                .claim("aud", List.of("https://orders.example", issuer + "userinfo"))
                .subject("auth0|0123456789")
                .claim("permissions", List.of("read:orders"))
                .scope("openid read:orders"));
    assertEquals("auth0|0123456789", token.name());
    assertEquals(Set.of("read:orders"), token.roles());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0",
    "https://sts.windows.net/11111111-2222-3333-4444-555555555555/"
  })
  void entra_ofBothVersions_namesByObjectId_andReadsScp(String issuer) {
    VerifiedToken token =
        verify(
            preset("entra", issuer, TENANT),
            token(issuer, TENANT)
                .subject("pairwise")
                .claim("oid", "00000000-0000-0000-0000-00000000000a")
                .claim("roles", List.of("Orders.Admin"))
                .claim("scp", "Orders.Read Orders.Write"));
    assertEquals("00000000-0000-0000-0000-00000000000a", token.name());
    assertEquals(Set.of("Orders.Admin"), token.roles());
    assertEquals(Set.of("Orders.Read", "Orders.Write"), token.scopes());
  }

  @Test
  @DisplayName("CLM-18: okta's array of scopes is read")
  void okta_readsGroups_andAnArrayOfScopes() {
    String issuer = "https://shop.okta.com/oauth2/default";
    VerifiedToken token =
        verify(
            preset("okta", issuer, "api://default"),
            token(issuer, "api://default")
                .subject("alice@shop.example")
                .claim("scp", List.of("openid", "orders"))
                .claim("groups", List.of("Everyone", "admin")));
    assertEquals("alice@shop.example", token.name());
    assertEquals(Set.of("openid", "orders"), token.scopes());
    assertEquals(Set.of("Everyone", "admin"), token.roles());
  }

  @Test
  @DisplayName("CLM-18: without a setting an array is no scope")
  void scopeAsArray_isIgnoredWithoutTheSetting() {
    String issuer = "https://issuer.example";
    Map<String, String> settings = Map.of("issuer", issuer, "audience", "orders");
    TokenDraft token = token(issuer, "orders").claim("scope", List.of("openid"));
    assertEquals(Set.of(), verify(settings, token).scopes());
    Map<String, String> named = new HashMap<>(settings);
    named.put("scope-claim", "scope");
    assertEquals(Set.of("openid"), verify(named, token).scopes());
  }

  @Test
  void cognito_takesTheClientForTheAudience_andReadsGroups() {
    String issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123";
    Map<String, String> settings = preset("cognito", issuer, "app-client");
    TokenDraft access =
        token(issuer, "unused")
            .without("aud")
            .claim("token_use", "access")
            .claim("client_id", "app-client")
            .claim("username", "alice")
            .claim("cognito:groups", List.of("admin"));
    assertEquals(Set.of("admin"), verify(settings, access).roles());
    assertRefused(settings, access.claim("client_id", "other-client"));
    // An ID token has the client in aud, and no client_id.
    TokenDraft idToken = token(issuer, "app-client").claim("token_use", "id").without("client_id");
    assertRefused(settings, idToken);
  }

  private void assertRefused(Map<String, String> settings, TokenDraft token) {
    TokenRejectedException refused =
        assertThrows(TokenRejectedException.class, () -> verify(settings, token));
    assertEquals(RejectionReason.WRONG_AUDIENCE, refused.reason());
  }

  @Test
  void google_namesBySubject() {
    String issuer = "https://accounts.google.com";
    String client = "1008719970978.apps.googleusercontent.com";
    TokenDraft token = token(issuer, client).subject("110169484474386276334");
    assertEquals("110169484474386276334", verify(preset("google", issuer, client), token).name());
  }

  @Test
  void writtenSetting_winsOverThePreset() {
    String issuer = "https://id.example/realms/shop";
    Map<String, String> settings = new HashMap<>(preset("keycloak", issuer, "orders"));
    settings.put("principal-claim", "sub");
    assertEquals("alice", verify(settings, token(issuer, "orders")).name());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "keycloak, https://id.example/shop, https://HOST/realms/REALM",
    "auth0, https://shop.eu.auth0.com, https://TENANT.auth0.com/",
    "entra, https://login.microsoftonline.com/common/v2.0, TENANT-ID",
    "okta, https://shop.okta.com, custom authorization server",
    "cognito, https://cognito.example/pool, https://cognito-idp.REGION.amazonaws.com/POOL",
    "google, https://accounts.google.com/, https://accounts.google.com"
  })
  void issuerOfAnotherForm_isRefusedAtDeployment(String preset, String issuer, String advice) {
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class, () -> gate(preset(preset, issuer, "orders")).close());
    assertTrue(refused.getMessage().startsWith("jwtgate.issuer: "), refused.getMessage());
    assertTrue(refused.getMessage().contains(advice), refused.getMessage());
  }

  @Test
  void unknownPreset_isRefusedWithTheKnownOnes() {
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class,
            () -> gate(preset("auth1", "https://issuer.example", "orders")).close());
    assertEquals(
        "jwtgate.preset: write one of keycloak, auth0, entra, okta, cognito, google",
        refused.getMessage());
  }

  @Test
  void presetOfOneIssuer_doesNotReachAnother() {
    String keycloak = "https://id.example/realms/shop";
    String other = "https://other.example";
    Map<String, String> settings = new HashMap<>();
    settings.put("issuers", "staff,partner");
    settings.put("staff.preset", "keycloak");
    settings.put("staff.issuer", keycloak);
    settings.put("staff.key-file", keyFile());
    settings.put("partner.issuer", other);
    settings.put("partner.key-file", keyFile());
    settings.put("audience", "orders");
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("jwtgate." + name, value));
    try (Gate gate =
        new GateSettings(List.of(SettingSource.of("test", all)), getClass().getClassLoader())
            .gate()) {
      TokenDraft staff = token(keycloak, "orders").claim("preferred_username", "bob");
      assertEquals("bob", gate.verifier().verify(staff.compact()).name());
      TokenDraft partner = token(other, "orders").claim("preferred_username", "bob");
      assertEquals("alice", gate.verifier().verify(partner.compact()).name());
    }
  }
}

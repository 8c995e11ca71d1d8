package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.gate;
import static io.jwtgate.config.PresetGate.gateOf;
import static io.jwtgate.config.PresetGate.keyFile;
import static io.jwtgate.config.PresetGate.preset;
import static io.jwtgate.config.PresetGate.token;
import static io.jwtgate.config.PresetGate.verify;
import static io.jwtgate.config.PresetGate.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Gate;
import io.jwtgate.testkit.TokenDraft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all presets have in common. */
class PresetTest {
  @Test
  @DisplayName("TOK-02: without a setting an array is a scope")
  void scopeAsArray_isReadWithoutTheSetting() {
    String issuer = "https://issuer.example";
    Map<String, String> settings = Map.of("issuer", issuer, "audience", "orders");
    TokenDraft token = token(issuer, "orders").claim("scope", List.of("openid"));
    assertEquals(Set.of("openid"), verify(settings, token).scopes());
  }

  @Test
  void writtenSetting_winsOverThePreset() {
    String issuer = "https://id.example/realms/shop";
    Map<String, String> settings =
        with(preset("keycloak", issuer, "orders"), "principal-claim", "sub");
    assertEquals("alice", verify(settings, token(issuer, "orders")).name());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "keycloak, https://id.example/shop, https://HOST/realms/REALM",
    "auth0, https://shop.eu.auth0.com, https://TENANT.auth0.com/",
    "entra, https://login.microsoftonline.com/common/v2.0, TENANT-ID",
    "okta, https://shop.okta.com, custom authorization server",
    "cognito, https://cognito.example/pool, https://cognito-idp.REGION.amazonaws.com/POOL",
    "google, https://accounts.google.com/, https://accounts.google.com",
    "kubernetes, kubernetes/serviceaccount, https://kubernetes.default.svc.cluster.local",
    "github-actions, https://github.com, https://token.actions.githubusercontent.com",
    "gitlab-ci, gitlab.com, https://gitlab.com",
    "zitadel, https://shop.zitadel.cloud/, https://INSTANCE.zitadel.cloud",
    "authentik, https://id.example/application/o/shop, https://HOST/application/o/SLUG/",
    "adfs, https://fs.example/adfs, http://HOST/adfs/services/trust",
    "firebase, https://securetoken.google.com/, https://securetoken.google.com/PROJECT-ID",
    "spring-authorization-server, auth.example, https://auth.shop.example",
    "wso2, https://id.example/oauth2, https://HOST:9443/oauth2/token",
    "pingfederate, sso.example, https://sso.shop.example",
    "cloudflare-access, https://shop.cloudflareaccess.com/, https://TEAM.cloudflareaccess.com",
    "google-iap, https://accounts.google.com, https://cloud.google.com/iap"
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
        "jwtgate.preset: write one of " + String.join(", ", PresetFile.NAMES),
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
    try (Gate gate = gateOf(settings)) {
      TokenDraft staff = token(keycloak, "orders").claim("preferred_username", "bob");
      assertEquals("bob", gate.verifier().verify(staff.compact()).name());
      TokenDraft partner = token(other, "orders").claim("preferred_username", "bob");
      assertEquals("alice", gate.verifier().verify(partner.compact()).name());
    }
  }
}

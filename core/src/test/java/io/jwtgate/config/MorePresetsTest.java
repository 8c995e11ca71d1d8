package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.assertRefused;
import static io.jwtgate.config.PresetGate.gate;
import static io.jwtgate.config.PresetGate.preset;
import static io.jwtgate.config.PresetGate.token;
import static io.jwtgate.config.PresetGate.verify;
import static io.jwtgate.config.PresetGate.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RejectionReason;
import io.jwtgate.VerifiedToken;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tokens of the shapes that docs/presets.md tells of, of providers with few peculiarities. */
class MorePresetsTest {
  private static final String AUDIENCE = "orders";

  @Test
  @DisplayName(
      "GitHub Actions: whose workflows may call must be written, and a long subject is taken")
  void githubActions() {
    String issuer = "https://token.actions.githubusercontent.com";
    Map<String, String> settings = preset("github-actions", issuer, AUDIENCE);
    String message =
        assertThrows(ConfigurationException.class, () -> gate(settings).close()).getMessage();
    assertTrue(message.startsWith("jwtgate.claim-values: with the preset"), message);

    Map<String, String> ours = with(settings, "claim-values", "repository_owner_id=65");
    String subject = "repo:octo-org/octo-repo:ref:refs/heads/" + "feature-".repeat(40);
    TokenDraft workflow =
        token(issuer, AUDIENCE)
            .subject(subject)
            .claim("repository", "octo-org/octo-repo")
            .claim("repository_owner_id", "65")
            .claim("ref", "refs/heads/main")
            .claim("runner_environment", "github-hosted");
    assertEquals(subject, verify(ours, workflow).name());
    assertRefused(RejectionReason.WRONG_CLAIM, ours, workflow.claim("repository_owner_id", "66"));
  }

  @Test
  @DisplayName("GitLab CI: whose jobs may call must be written")
  void gitlabCi() {
    String issuer = "https://gitlab.com";
    Map<String, String> settings = preset("gitlab-ci", issuer, AUDIENCE);
    assertThrows(ConfigurationException.class, () -> gate(settings).close());

    Map<String, String> ours = with(settings, "claim-values", "namespace_id=72,ref_protected=true");
    TokenDraft job =
        token(issuer, AUDIENCE)
            .subject("project_path:my-group/my-project:ref_type:branch:ref:main")
            .claim("namespace_id", "72")
            .claim("project_path", "my-group/my-project")
            .claim("ref_protected", "true");
    assertTrue(verify(ours, job).name().startsWith("project_path:my-group"));
    assertRefused(RejectionReason.WRONG_CLAIM, ours, job.claim("namespace_id", "73"));
  }

  @Test
  @DisplayName("TOK-01: Zitadel: the members of the roles claim are the roles")
  void zitadel() {
    String issuer = "https://shop-abc123.zitadel.cloud";
    VerifiedToken token =
        verify(
            preset("zitadel", issuer, "229364468"),
            token(issuer, "229364468")
                .claim("aud", List.of("229364468@shop", "229364468"))
                .claim(
                    "urn:zitadel:iam:org:project:roles",
                    Map.of(
                        "admin", Map.of("223281986", "shop.example"),
                        "clerk", Map.of("223281986", "shop.example"))));
    assertEquals(Set.of("admin", "clerk"), token.roles());
  }

  @Test
  @DisplayName("authentik: groups are roles")
  void authentik() {
    String issuer = "https://id.example/application/o/shop/";
    VerifiedToken token =
        verify(
            preset("authentik", issuer, "client"),
            token(issuer, "client")
                .claim("preferred_username", "alice")
                .claim("groups", List.of("authentik Admins", "clerk"))
                .scope("openid profile"));
    assertEquals(Set.of("authentik Admins", "clerk"), token.roles());
  }

  @Test
  @DisplayName("AD FS: the issuer of access tokens is a name with http")
  void adfs() {
    String issuer = "http://fs.example/adfs/services/trust";
    VerifiedToken token =
        verify(
            preset("adfs", issuer, "urn:orders"),
            token(issuer, "urn:orders")
                .claim("apptype", "Public")
                .claim("appid", "11a1")
                .claim("authmethod", "urn:oasis:names:tc:SAML:2.0:ac:classes:Password")
                .claim("ver", "1.0")
                .claim("upn", "alice@shop.example")
                .claim("role", "admin")
                .claim("scp", "openid orders"));
    assertEquals("alice@shop.example", token.name());
    assertEquals(Set.of("admin"), token.roles());
    assertEquals(Set.of("openid", "orders"), token.scopes());
  }

  @Test
  @DisplayName("Firebase: ID tokens of one project")
  void firebase() {
    String issuer = "https://securetoken.google.com/shop-1";
    TokenDraft token =
        token(issuer, "shop-1")
            .subject("Xk893u23H9SI893")
            .claim("user_id", "Xk893u23H9SI893")
            .claim("auth_time", 1893456000)
            .claim("email_verified", true)
            .claim("firebase", Map.of("sign_in_provider", "password"));
    Map<String, String> settings =
        with(preset("firebase", issuer, "shop-1"), "claim-values", "email_verified=true");
    assertEquals("Xk893u23H9SI893", verify(settings, token).name());
    assertRefused(RejectionReason.WRONG_CLAIM, settings, token.claim("email_verified", false));
  }

  @Test
  @DisplayName("TOK-02: Spring Authorization Server: scope is an array, and an ID token has none")
  void springAuthorizationServer() {
    String issuer = "https://auth.example";
    Map<String, String> settings = preset("spring-authorization-server", issuer, "web");
    TokenDraft token = token(issuer, "web").claim("scope", List.of("openid", "orders.read"));
    assertEquals(Set.of("openid", "orders.read"), verify(settings, token).scopes());
    assertRefused(
        RejectionReason.MISSING_CLAIM, settings, token(issuer, "web").claim("azp", "web"));
  }

  @Test
  @DisplayName("WSO2: an access token says what it is for by aut")
  void wso2() {
    String issuer = "https://id.example:9443/oauth2/token";
    Map<String, String> settings = preset("wso2", issuer, "web");
    TokenDraft token =
        token(issuer, "web")
            .claim("aut", "APPLICATION_USER")
            .claim("client_id", "web")
            .claim("azp", "web")
            .claim("roles", List.of("clerk"))
            .scope("openid orders");
    assertEquals(Set.of("clerk"), verify(settings, token).roles());
    assertRefused(RejectionReason.MISSING_CLAIM, settings, token.without("aut"));
  }

  @Test
  @DisplayName(
      "TOK-02: PingFederate: scope is an array or a string, and an ID token has no client_id")
  void pingFederate() {
    String issuer = "https://sso.example";
    Map<String, String> settings = preset("pingfederate", issuer, AUDIENCE);
    TokenDraft token =
        token(issuer, AUDIENCE).claim("client_id", "web").claim("scope", List.of("orders"));
    assertEquals(Set.of("orders"), verify(settings, token).scopes());
    assertEquals(Set.of("a", "b"), verify(settings, token.scope("a b")).scopes());
    assertRefused(RejectionReason.MISSING_CLAIM, settings, token.without("client_id"));
  }

  private static Answer answer(Map<String, String> settings, Call call) {
    try (Gate gate = gate(settings)) {
      return InMemory.answer(gate, call);
    }
  }

  private static Call get() {
    return Call.get(URI.create("http://localhost"), "/it");
  }

  @Test
  @DisplayName("TOK-05: Cloudflare Access: the token of an application, in the proxy's header")
  void cloudflareAccess() {
    String issuer = "https://shop.cloudflareaccess.com";
    String audience = "32eafc7626e737136b1ac3ed2c0d7cbc8f3b0a5d86b0b2a0d4a7c7f2a1f7f7c1";
    Map<String, String> settings = preset("cloudflare-access", issuer, audience);
    TokenDraft token =
        token(issuer, audience)
            .claim("aud", List.of(audience))
            .claim("type", "app")
            .claim("email", "alice@shop.example")
            .claim("identity_nonce", "6ei69kawdKzMIAPF");
    String header = "Cf-Access-Jwt-Assertion";
    assertEquals("alice", answer(settings, get().with(header, token.compact())).body());
    assertEquals(401, answer(settings, get().bearer(token.compact())).status());
    assertRefused(RejectionReason.WRONG_CLAIM, settings, token.claim("type", "org"));
  }

  @Test
  @DisplayName("TOK-05: Google IAP: ES256 alone, in the proxy's header")
  void googleIap() {
    String issuer = "https://cloud.google.com/iap";
    String audience = "/projects/123/global/backendServices/456";
    TestKey key = TestKey.shared("ES256");
    Map<String, String> settings =
        with(preset("google-iap", issuer, audience), "key-file", TestFiles.of(key.publicPem()));
    TokenDraft token =
        TokenMint.of(issuer, audience, key)
            .token()
            .header("typ", "JWT")
            .subject("accounts.google.com:1142")
            .claim("email", "alice@shop.example")
            .claim("hd", "shop.example");
    try (Gate gate = PresetGate.gateOf(settings)) {
      Call call = get().with("x-goog-iap-jwt-assertion", token.compact());
      assertEquals("accounts.google.com:1142", InMemory.answer(gate, call).body());
      assertEquals(401, InMemory.answer(gate, get().bearer(token.compact())).status());
    }
  }

  @Test
  @DisplayName("TOK-05: presets of several issuers that name different headers stop the deployment")
  void headersMustAgree() {
    Map<String, String> settings = new HashMap<>();
    settings.put("issuers", "staff,partner");
    settings.put("audience", AUDIENCE);
    settings.put("staff.preset", "cloudflare-access");
    settings.put("staff.issuer", "https://shop.cloudflareaccess.com");
    settings.put("staff.key-file", PresetGate.keyFile());
    settings.put("partner.issuer", "https://partner.example");
    settings.put("partner.key-file", PresetGate.keyFile());
    String message =
        assertThrows(ConfigurationException.class, () -> PresetGate.gateOf(settings).close())
            .getMessage();
    assertTrue(message.startsWith("jwtgate.token-header: write the header"), message);
    settings.put("token-header", "Cf-Access-Jwt-Assertion");
    PresetGate.gateOf(settings).close();
  }
}

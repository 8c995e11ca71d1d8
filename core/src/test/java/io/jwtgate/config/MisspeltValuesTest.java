package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.TestIssuer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that would deploy, match nothing, and refuse everybody without a word. */
class MisspeltValuesTest {

  @ParameterizedTest(name = "EDGE-20: {0} = {1} stops the deployment")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\u0001',
      value = {
        "issuer ! https://a.example,https://b.example",
        "issuer ! https://a.example, https://b.example",
        "issuer ! https://a.example https://b.example",
        "issuer ! https://a.example;https://b.example",
        "issuer ! https://a.example|https://b.example",
        "issuer ! accounts.google.com,https://b.example",
        "issuer ! https://a.example,",
        "issuer ! https://*.example",
        "issuer ! https://login.example/{tenantid}/v2.0",
        "issuer ! https://login.example/<tenant>/v2.0",
        "issuer ! \"https://a.example\"",
        "issuer ! 'https://a.example'",
        "issuer ! \u201chttps://a.example\u201d",
        "issuer ! ${ISSUER}",
        "issuer ! https://${HOST}/realm",
        "issuer ! $(ISSUER)",
        "issuer ! {{ .Values.issuer }}",
        "issuer ! @issuer@",
        "issuer ! %ISSUER%",
        "issuer ! https://a.example\u200b",
        "issuer ! https://a.example\u00a0",
        "issuer ! https://a.example/.well-known/openid-configuration",
        "audience ! https://x.example/*",
        "audience ! *",
        "audience ! \"orders\"",
        "audience ! 'orders'",
        "audience ! orders,'billing'",
        "audience ! [orders,billing]",
        "audience ! [\"orders\"]",
        "audience ! orders;billing",
        "audience ! orders|billing",
        "audience ! orders billing",
        "audience ! orders,",
        "audience ! ,orders",
        "audience ! orders,,billing",
        "audience ! orders,orders",
        "audience ! {audience}",
        "audience ! ${AUDIENCE}",
        "audience-claim ! aud,azp",
        "audience-claim ! aud.*",
        "audience-claim ! aud azp",
        "audience-claim ! aud;azp",
        "audience-claim ! $.aud",
        "audience-claim ! /aud",
        "audience-claim ! *",
        "audience-claim ! 'aud'",
        "roles-claim ! realm_access/roles",
        "roles-claim ! /realm_access/roles",
        "roles-claim ! $.roles",
        "roles-claim ! $['roles']",
        "roles-claim ! roles[*]",
        "roles-claim ! roles[0]",
        "roles-claim ! *",
        "roles-claim ! *.roles",
        "roles-claim ! resource_access.*roles",
        "roles-claim ! resource_access.**.roles",
        "roles-separator ! ,",
        "roles-separator ! space comma",
        "roles-map ! /shop/admins",
        "roles-map ! /shop/admins=",
        "roles-map ! =admin",
        "roles-map ! /shop/admins=admin,clerk",
        "roles-map ! /shop/admins=admin;/shop/clerks=clerk",
        "roles-map ! ${MAP}=admin",
        "roles-strip-prefix ! ROLE_*",
        "roles-add-prefix ! {x}",
        "roles-claim ! roles;groups",
        "roles-claim ! roles groups",
        "roles-claim ! roles|groups",
        "roles-claim ! roles,",
        "roles-claim ! .roles",
        "roles-claim ! realm_access..roles",
        "roles-claim ! 'roles'",
        "roles-claim ! \u201croles\u201d",
        "roles-claim ! resource_access.${client}.roles",
        "roles-claim ! resource_access.{client}.roles",
        "principal-claim ! sub email",
        "principal-claim ! sub;email",
        "principal-claim ! sub,sub",
        "principal-claim ! sub,",
        "principal-claim ! a.*",
        "principal-claim ! /sub",
        "scope-claim ! scope scp",
        "scope-claim ! $.scp",
        "required-claims ! tenant;sub",
        "required-claims ! realm_access/roles",
        "required-claims ! tenant,tenant",
        "claim-values ! realm_access.*=web",
        "claim-values ! \"azp=web",
        "required-claims ! \"tenant",
        "claim-values ! azp=\"web\"",
        "claim-values ! azp=*",
        "claim-values ! azp==web",
        "claim-values ! azp=web|mobile",
        "claim-values ! azp={client}",
        "claim-values ! $.azp=web",
        "token-type ! at+jwt,JWT",
        "token-type ! \"at+jwt\"",
        "roles ! \"admin\"",
        "roles ! *",
        "roles ! admin;user",
        "roles ! [admin,user]",
        "roles ! ROLE_*",
        "scopes ! orders:read orders:write",
        "scopes ! \"orders:read\"",
        "scopes ! orders:read;orders:write",
        "algorithms ! RS256;ES256",
        "algorithms ! RS*",
        "algorithms ! \"RS256\"",
        "public-paths ! /public/**",
        "public-paths ! /public*",
        "public-paths ! public/*",
        "public-paths ! /a /b",
        "public-paths ! /a;/b",
        "public-paths ! \"/a\"",
        "public-paths ! /orders/{id}",
        "public-paths ! /a?b",
        "public-paths ! https://host/a",
        "public-paths ! ^/a$",
        "public-paths ! /a,",
        "trusted-origins ! https://*.example",
        "trusted-origins ! https://app.example/",
        "hidden-headers ! X-User;X-Role",
        "cookie ! \"__Host-token\"",
        "realm ! \"shop\"",
        "realm ! ${REALM}",
        "preset ! \"keycloak\"",
        "discovery ! openid oauth",
      })
  void whatCanMatchNothingStopsTheDeployment(String setting, String value) {
    ConfigurationException rejected =
        assertThrows(ConfigurationException.class, () -> start(setting, value));

    String message = rejected.getMessage();
    assertTrue(message.startsWith("jwtgate." + setting + ": "), message);
    assertTrue(message.contains("write "), message);
  }

  @ParameterizedTest(name = "EDGE-20: {0} = {1} deploys")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\u0001',
      value = {
        "issuer ! https://a.example/realms/my-shop",
        "issuer ! accounts.google.com",
        "issuer ! https://a.example:8443/x_y~z/",
        "issuer ! urn:example:issuer",
        "audience ! api://8f2d7c1a/orders",
        "audience ! https://x.example/",
        "audience ! orders, billing",
        "audience ! o'brien's",
        "audience-claim ! client_id",
        "audience-claim ! https://x.example/aud",
        "audience-claim ! \"my.aud\"",
        "roles-claim ! realm_access.roles, groups",
        "roles-claim ! resource_access.\"my.client\".roles",
        "roles-claim ! \"https://x.example/roles\"",
        "roles-claim ! cognito:groups",
        "roles-claim ! \"$roles\"",
        "audience-claim ! \"https://x.example/aud\"",
        "audience-claim ! app.aud",
        "roles-claim ! resource_access.*.roles, groups.*",
        "roles-separator ! space, comma",
        "roles-map ! /shop/admins=admin, CN=Admins=admin, \"a,b\"=Store Manager",
        "roles-strip-prefix ! ROLE_",
        "principal-claim ! upn, preferred_username,\"https://x.example/name\"",
        "required-claims ! tenant,https://x.example/tenant",
        "required-claims ! realm_access.roles,\"https://x.example/tenant\",\"a,b\"",
        "claim-values ! azp=web,azp=mobile app",
        "claim-values ! \"https://x.example/org\".id=7,email_verified=true,amr=mfa",
        "token-type ! application/at+jwt",
        "roles ! Store Manager,admin",
        "scopes ! https://x.example/orders.read,orders:write",
        "public-paths ! /health,/assets/*,*.css",
        "realm ! the \"shop\" here",
        "trusted-origins ! https://app.example:8443",
      })
  void whatCanMatchDeploys(String setting, String value) {
    assertDoesNotThrow(() -> start(setting, value));
  }

  private static void start(String setting, String value) {
    SettingSource source =
        SettingSource.of("test", TestIssuer.settings(Map.of("jwtgate." + setting, value)));
    new GateSettings(List.of(source), MisspeltValuesTest.class.getClassLoader()).gate().close();
  }
}

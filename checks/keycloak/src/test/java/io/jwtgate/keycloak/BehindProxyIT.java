package io.jwtgate.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.tls.RealProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Keycloak over https of a private authority, behind a real proxy that wants credentials. */
@ExtendWith(SharedKeycloak.class)
class BehindProxyIT {
  @TempDir Path folder;

  @Test
  @DisplayName("NET-05, NET-06: Keycloak's keys come through a proxy, from a private authority")
  void keysComeThroughAProxy(Keycloak keycloak) throws IOException {
    RealProxy.assumeThere();
    RealProxy.assume(
        InetAddress.getByName(InetAddress.getLocalHost().getHostName()).isLoopbackAddress(),
        "this machine has no name of its own for 127.0.0.1");
    Realm realm = keycloak.realm("proxied").roles("admin");
    realm.add(Client.of("web").audience("orders"));
    realm.user("bob", "admin");
    String token = realm.token("web", "bob");

    try (RealProxy proxy = RealProxy.wanting("user", "secret")) {
      assertEquals(200, answer(token, settings(keycloak, realm, proxy, "user:secret")));
      assertEquals(503, answer(token, settings(keycloak, realm, proxy, "user:other")));
    }
  }

  private static int answer(String token, Map<String, String> settings) {
    try (Quickstart quickstart = Quickstart.start(settings)) {
      return quickstart.admin(token);
    }
  }

  private Map<String, String> settings(
      Keycloak keycloak, Realm realm, RealProxy proxy, String credentials) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("JWTGATE_ISSUER", realm.issuer());
    settings.put("JWTGATE_AUDIENCE", "orders");
    settings.put("JWTGATE_ROLES_CLAIM", "realm_access.roles");
    settings.put(
        "JWTGATE_JWKS_URI",
        keycloak.privateUrl() + "/realms/proxied/protocol/openid-connect/certs");
    settings.put("JWTGATE_PROXY", proxy.address());
    settings.put("JWTGATE_PROXY_CREDENTIALS_FILE", file("credentials", credentials));
    settings.put("JWTGATE_TLS_CA_FILE", file("authority.pem", keycloak.authorityPem()));
    settings.put("JWTGATE_TLS_CA_ONLY", "true");
    return settings;
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}

package io.jwtgate.keycloak;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A realm, set up over the admin API, and the tokens that it gives. */
record Realm(Keycloak keycloak, String name) {
  private static final String PASSWORD = "wonderland";

  static Realm create(Keycloak keycloak, String name) {
    Realm realm = new Realm(keycloak, name);
    realm.send("POST", "/admin/realms", Map.of("realm", name, "enabled", true));
    return realm;
  }

  String issuer() {
    return keycloak.url() + path();
  }

  private String path() {
    return "/realms/" + Http.encoded(name);
  }

  Realm roles(String... roles) {
    for (String role : roles) {
      send("POST", "/admin" + path() + "/roles", Map.of("name", role));
    }
    return this;
  }

  /** Adds a client; what comes back is the id by which the admin API knows it. */
  String add(Client client) {
    return send("POST", "/admin" + path() + "/clients", client.description());
  }

  /** A role of a client. */
  void clientRole(String clientUuid, String role) {
    String roles = "/admin" + path() + "/clients/" + clientUuid + "/roles";
    send("POST", roles, Map.of("name", role));
  }

  /** A user with roles of the realm. */
  String user(String username, String... roles) {
    Map<String, Object> password = Map.of("type", "password", "value", PASSWORD);
    String id =
        send(
            "POST",
            "/admin" + path() + "/users",
            Map.of(
                "username",
                username,
                "enabled",
                true,
                "email",
                username + "@shop.example",
                "firstName",
                "First",
                "lastName",
                "Last",
                "credentials",
                List.of(password)));
    grantRealmRole(id, roles);
    return id;
  }

  void grantRealmRole(String userId, String... roles) {
    grant(userId, "/realm", Arrays.stream(roles).map(role -> "/roles/" + role).toList());
  }

  /** Gives a user a role of a client. */
  void grantClientRole(String userId, String clientUuid, String role) {
    String path = "/clients/" + clientUuid;
    grant(userId, path, List.of(path + "/roles/" + role));
  }

  private void grant(String userId, String kind, List<String> rolePaths) {
    List<Object> roles = rolePaths.stream().<Object>map(this::get).toList();
    send("POST", "/admin" + path() + "/users/" + userId + "/role-mappings" + kind, roles);
  }

  /** The id of a client's own user. */
  String serviceAccountOf(String clientUuid) {
    return (String) get("/clients/" + clientUuid + "/service-account-user").get("id");
  }

  /** A new key that signs from now on; what comes back is the id of its provider. */
  String key(String provider, Map<String, String> config) {
    return send("POST", "/admin" + path() + "/components", keyProvider(provider, config));
  }

  /** Takes a key out of use and out of the published set. */
  void disableKey(String id, String provider) {
    Map<String, Object> disabled = keyProvider(provider, Map.of("enabled", "false"));
    send("PUT", "/admin" + path() + "/components/" + id, disabled);
  }

  private static Map<String, Object> keyProvider(String provider, Map<String, String> config) {
    Map<String, List<String>> values = new HashMap<>();
    values.put("priority", List.of("200"));
    config.forEach((name, value) -> values.put(name, List.of(value)));
    return Map.of(
        "name",
        "key of " + provider + config,
        "providerId",
        provider,
        "providerType",
        "org.keycloak.keys.KeyProvider",
        "config",
        values);
  }

  /** All tokens of a login. */
  Map<?, ?> login(String client, String username, String scope) {
    return tokens(
        Map.of(
            "grant_type", "password",
            "client_id", client,
            "username", username,
            "password", PASSWORD,
            "scope", scope));
  }

  /** The access token of a login. */
  String token(String client, String username) {
    return (String) login(client, username, "openid").get("access_token");
  }

  /** The access token of a client that acts for itself. */
  String serviceToken(String client) {
    Map<String, String> grant =
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            client,
            "client_secret",
            Client.secret(client));
    return (String) tokens(grant).get("access_token");
  }

  private Map<?, ?> tokens(Map<String, String> grant) {
    String url = issuer() + "/protocol/openid-connect/token";
    return Http.object(Http.body(Http.form(url, grant)));
  }

  private Map<?, ?> get(String path) {
    String url = keycloak.url() + "/admin" + path() + path;
    return Http.object(Http.body(Http.to(url, keycloak.adminToken()).build()));
  }

  /** Sends to the admin API; what comes back is the id of what was made, if anything was. */
  private String send(String method, String path, Object body) {
    HttpRequest.Builder request = Http.to(keycloak.url() + path, keycloak.adminToken());
    HttpResponse<String> response = Http.send(Http.json(request, method, body).build());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(method + ' ' + path + ": " + response.body());
    }
    String location = response.headers().firstValue("Location").orElse("");
    return location.substring(location.lastIndexOf('/') + 1);
  }
}

package io.jwtgate.keycloak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client of a realm, as the admin API describes one. */
final class Client {
  private final Map<String, Object> description = new HashMap<>();
  private final Map<String, String> attributes = new HashMap<>();
  private final List<Map<String, Object>> mappers = new ArrayList<>();

  private Client(String id) {
    description.put("clientId", id);
    description.put("attributes", attributes);
    description.put("protocolMappers", mappers);
  }

  /** One that logs users in. */
  static Client of(String id) {
    return new Client(id).with("publicClient", true).with("directAccessGrantsEnabled", true);
  }

  /** One that acts for itself. */
  static Client serviceAccount(String id) {
    return new Client(id)
        .with("secret", secret(id))
        .with("serviceAccountsEnabled", true)
        .with("standardFlowEnabled", false);
  }

  static String secret(String id) {
    return "secret of " + id;
  }

  Client with(String member, Object value) {
    description.put(member, value);
    return this;
  }

  Client attribute(String name, String value) {
    attributes.put(name, value);
    return this;
  }

  /** Puts a service into the {@code aud} of this client's access tokens. */
  Client audience(String service) {
    return mapper("oidc-audience-mapper", Map.of("included.custom.audience", service));
  }

  /** Adds to access tokens; lightweight ones too. */
  Client mapper(String type, Map<String, String> config) {
    Map<String, String> all = new HashMap<>(config);
    all.put("access.token.claim", "true");
    all.put("lightweight.claim", "true");
    mappers.add(
        Map.of(
            "name",
            type + mappers.size(),
            "protocol",
            "openid-connect",
            "protocolMapper",
            type,
            "config",
            all));
    return this;
  }

  Map<String, Object> description() {
    return description;
  }
}

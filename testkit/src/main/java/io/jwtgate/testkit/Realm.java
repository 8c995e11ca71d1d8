package io.jwtgate.testkit;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One issuer of a {@link JwksServer}: its JWK set and its metadata at both well-known places
 * (OpenID Connect Discovery section 4, RFC 8414 section 3). Each place can be given another answer
 * by {@link JwksServer#on}. Thread-safe.
 */
public final class Realm {
  private final JwksServer server;
  private final String path;
  private final String place;
  private final Map<String, Object> metadata = Collections.synchronizedMap(new LinkedHashMap<>());

  Realm(JwksServer server, String path) {
    this.server = server;
    this.path = checked(path);
    this.place = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    metadata.put("issuer", issuer());
    metadata.put("jwks_uri", jwksUri().toString());
    metadata.put("authorization_endpoint", server.url(place + "/authorize"));
    metadata.put("token_endpoint", server.url(place + "/token"));
    metadata.put("response_types_supported", List.of("code"));
    metadata.put("subject_types_supported", List.of("public"));
    metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
    answerMetadata();
    publish();
  }

  private static String checked(String path) {
    if (!path.isEmpty() && !path.startsWith("/")) {
      throw new IllegalArgumentException("a realm's path begins with a slash: " + path);
    }
    return path;
  }

  /** The issuer's identifier, as in {@code iss}: a URL on loopback that ends with the path. */
  public String issuer() {
    return server.url(path);
  }

  /** Where the JWK set is. */
  public URI jwksUri() {
    return URI.create(server.url(jwksPath()));
  }

  /** The path of {@link #jwksUri}. */
  public String jwksPath() {
    return place + "/jwks";
  }

  /** The path of the metadata as OpenID Connect has it: after the issuer's own path. */
  public String openIdPath() {
    return place + "/.well-known/openid-configuration";
  }

  /** The path of the metadata as RFC 8414 has it: before the issuer's own path. */
  public String oauthPath() {
    return "/.well-known/oauth-authorization-server" + place;
  }

  /** From now on the JWK set holds the public halves of these keys and no other. */
  public void publish(TestKey... keys) {
    server.on(jwksPath(), Reply.jwks(keys));
  }

  /** From now on the JWK set holds these keys as they are, right or wrong. */
  public void publish(List<Jwk> keys) {
    server.on(jwksPath(), Reply.jwks(keys));
  }

  /** From now on the metadata, at both places, has this member with this value. */
  public void describe(String member, Object value) {
    metadata.put(member, value);
    answerMetadata();
  }

  /** How often the JWK set has been asked for. */
  public int keyRequests() {
    return server.requests(jwksPath());
  }

  private void answerMetadata() {
    Reply reply = Reply.json(Json.write(metadata));
    server.on(openIdPath(), reply);
    server.on(oauthPath(), reply);
  }
}

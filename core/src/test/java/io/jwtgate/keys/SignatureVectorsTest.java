package io.jwtgate.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Published vectors through the signature layer: parse, key, signature. Their payloads are mostly
 * text and no claims. The files lie beside the repository; where they are absent nothing is run.
 */
class SignatureVectorsTest {
  private static final StrictJson JSON = new StrictJson(new JsonLimits(32, 1000, 400));
  private static final List<String> PRIVATE =
      List.of("d", "p", "q", "dp", "dq", "qi", "key_ops", "x5c");

  private static Path folder;

  @BeforeAll
  static void findVectors() {
    Path place = Path.of("").toAbsolutePath();
    while (place != null && !Files.isDirectory(place.resolve("shared/vectors"))) {
      place = place.getParent();
    }
    Assumptions.assumeTrue(place != null, "no ../shared/vectors beside the repository: skipped");
    folder = place.resolve("shared/vectors");
  }

  private static JsonObject file(String name) throws IOException {
    return JSON.object(Files.readAllBytes(folder.resolve(name)));
  }

  @SuppressWarnings("unchecked")
  private static JsonObject object(Object value) {
    return new JsonObject((Map<String, Object>) value);
  }

  private static JsonObject object(JsonObject parent, String name) {
    return object(parent.get(name).orElseThrow());
  }

  private static List<JsonObject> objects(JsonObject parent, String name) {
    List<JsonObject> objects = new ArrayList<>();
    ((List<?>) parent.get(name).orElseThrow()).forEach(value -> objects.add(object(value)));
    return objects;
  }

  /** Whether the key of a JWK made the signature of a token, by the algorithm of its header. */
  private static boolean verifies(JsonObject jwk, String compact) {
    String[] segments = compact.split("\\.", -1);
    if (segments.length != 3) {
      return false;
    }
    try {
      JsonObject header = new StrictJson(JsonLimits.DEFAULT).object(Base64Url.decode(segments[0]));
      Base64Url.decode(segments[1]);
      Base64Url.decode(segments[2]);
      Optional<SignatureAlgorithm> algorithm =
          header.string("alg").flatMap(SignatureAlgorithm::named);
      return !header.has("crit")
          && algorithm.isPresent()
          && key(jwk).verifies(algorithm.get(), segments[0], segments[1], segments[2]);
    } catch (JsonRejectedException | UnusableKeyException refused) {
      return false;
    }
  }

  /** The public half; a secret without the check for well-known ones, since these are published. */
  private static VerificationKey key(JsonObject jwk) {
    if (jwk.string("kty").equals(Optional.of("oct"))) {
      Optional<SignatureAlgorithm> pinned = jwk.string("alg").flatMap(SignatureAlgorithm::named);
      byte[] octets = Base64Url.decode(jwk.string("k").orElseThrow());
      return pinned
          .map(algorithm -> VerificationKey.secret(octets, null, algorithm))
          .orElseGet(() -> VerificationKey.secret(octets, null));
    }
    Map<String, Object> members = new LinkedHashMap<>(jwk.members());
    members.keySet().removeAll(PRIVATE);
    return new JwkReader(false).read(new JsonObject(members));
  }

  private static void tell(String vectors, String count) {
    System.out.println(vectors + ": " + count);
  }

  @Test
  @DisplayName("SIG-18: RFC 7515 appendix A, RFC 8037 appendix A.4 and their neighbours")
  void vectorsOfRfc7515() throws IOException {
    List<JsonObject> vectors = objects(file("rfc7515/rfc7515_rfc8037_jwx.json"), "vectors");
    int ran = 0;
    for (JsonObject vector : vectors) {
      if (vector.has("key") && vector.has("token")) {
        boolean expected = vector.string("expect").orElseThrow().equals("accept");
        boolean actual = verifies(object(vector, "key"), vector.string("token").orElseThrow());
        assertEquals(expected, actual, vector.string("id").orElseThrow());
        ran++;
      }
    }
    tell("RFC 7515 and RFC 8037", ran + " of " + vectors.size() + " vectors ran");
    assertTrue(ran >= 6);
  }

  @Test
  @DisplayName("SIG-18: RFC 7520 section 4 and the Ed25519 example of its cookbook")
  void vectorsOfRfc7520() throws IOException {
    int ran = 0;
    for (String name :
        List.of(
            "jws/4_1.rsa_v15_signature",
            "jws/4_2.rsa-pss_signature",
            "jws/4_3.ecdsa_signature",
            "jws/4_4.hmac-sha2_integrity_protection",
            "curve25519/jws")) {
      JsonObject vector = file("rfc7520/" + name + ".json");
      JsonObject key = object(object(vector, "input"), "key");
      String compact = object(vector, "output").string("compact").orElseThrow();
      assertTrue(verifies(key, compact), name);
      assertEquals(false, verifies(key, compact.replace("ey", "eX")), name);
      ran++;
    }
    tell("RFC 7520", ran + " vectors ran");
  }

  @Test
  @DisplayName("HDR-06: the unencoded payload of RFC 7797 is refused")
  void unencodedPayloadIsRefused() throws IOException {
    JsonObject vector = file("rfc7520/rfc7797/hmac-sha2_b64_false.json");
    JsonObject key = object(object(vector, "input"), "key");
    assertEquals(false, verifies(key, object(vector, "output").string("compact").orElseThrow()));
  }

  @Test
  @DisplayName("SIG-17, KEY-05, KEY-06, KEY-10, KEY-23: the JWS cases of Wycheproof")
  void vectorsOfWycheproof() throws IOException {
    int ran = 0;
    List<String> wrong = new ArrayList<>();
    for (JsonObject group : objects(file("wycheproof/json_web_crypto_test.json"), "testGroups")) {
      JsonObject keys = object(group, group.has("public") ? "public" : "private");
      for (JsonObject test : objects(group, "tests")) {
        if (test.get("jws").orElse(null) instanceof String compact) {
          boolean expected = test.string("result").orElseThrow().equals("valid");
          ran++;
          if (expected != verifiesByOne(keys, compact)) {
            wrong.add(test.get("tcId").orElseThrow() + " " + test.string("comment").orElseThrow());
          }
        }
      }
    }
    tell("Wycheproof JWS", ran + " cases ran");
    assertEquals(List.of(), wrong);
    assertTrue(ran >= 40, "only " + ran + " cases ran");
  }

  /** A single JWK, or a set of which only one kind of keys may be meant. */
  private static boolean verifiesByOne(JsonObject keys, String compact) {
    if (!keys.has("keys")) {
      return verifies(keys, compact);
    }
    List<JsonObject> entries = objects(keys, "keys");
    long secrets =
        entries.stream().filter(key -> key.string("kty").equals(Optional.of("oct"))).count();
    boolean oneKind = secrets == 0 || secrets == entries.size();
    return oneKind && entries.stream().anyMatch(key -> verifies(key, compact));
  }
}

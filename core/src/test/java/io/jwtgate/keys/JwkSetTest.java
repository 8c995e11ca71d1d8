package io.jwtgate.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.TestKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which entries of a published set become keys (RFC 7517, RFC 7518 section 6). */
public class JwkSetTest {
  private static final Jwk RSA = TestKey.shared("RS256").publicJwk();
  private static final Jwk EC = TestKey.shared("ES256").publicJwk();

  public static JwkSet published(Jwk... entries) {
    return JwkSet.published(document(entries));
  }

  static byte[] document(Jwk... entries) {
    String keys = Arrays.stream(entries).map(Jwk::json).collect(Collectors.joining(","));
    return ("{\"keys\":[" + keys + "]}").getBytes(UTF_8);
  }

  static JsonObject object(Jwk jwk) {
    return new StrictJson(JsonLimits.DEFAULT).object(jwk.json().getBytes(UTF_8));
  }

  /** Only this entry can't be used; its neighbour can. */
  private static void assertSkipped(Jwk entry) {
    JwkSet set = published(entry, EC.with("kid", "neighbour"));
    assertEquals(1, set.skipped().size(), set.toString());
    assertEquals(List.of(Optional.of("neighbour")), keyIds(set));
  }

  private static List<Optional<String>> keyIds(JwkSet set) {
    return set.keys().keys().stream().map(VerificationKey::keyId).toList();
  }

  @Test
  @DisplayName("KEY-14: every usable entry becomes a key")
  void usableEntriesBecomeKeys() {
    JwkSet set = published(RSA, EC, TestKey.shared("EdDSA").publicJwk());
    assertEquals(List.of(), set.skipped());
    assertEquals(
        List.of(Family.RSA, Family.EC, Family.OKP),
        set.keys().keys().stream().map(VerificationKey::family).toList());
  }

  static Stream<Jwk> brokenEntries() {
    return Stream.of(
        Jwk.of(Map.of()),
        RSA.with("kty", "XYZ"),
        RSA.with("kty", null),
        RSA.with("kty", 5),
        RSA.without("n"),
        RSA.without("e"),
        RSA.with("n", "not base64!"),
        RSA.with("n", ""),
        RSA.with("n", "AA"),
        RSA.with("e", "AAAA"),
        RSA.with("n", List.of()),
        RSA.with("kid", 5),
        RSA.with("alg", "RSA-OAEP"),
        RSA.with("alg", "none"),
        RSA.with("alg", "ES256"),
        RSA.with("alg", "HS256"),
        RSA.with("alg", 5),
        EC.with("crv", "secp256k1"),
        EC.with("crv", "P-384"),
        EC.with("alg", "ES384"),
        EC.without("crv"),
        EC.without("x"),
        EC.without("y"),
        TestKey.shared("EdDSA").publicJwk().with("crv", "Ed448"),
        TestKey.shared("EdDSA").publicJwk().with("crv", "X25519"),
        TestKey.shared("EdDSA").publicJwk().with("x", "AAAA"));
  }

  @ParameterizedTest(name = "KEY-14, SIG-16: broken entry {index} is left out alone")
  @MethodSource("brokenEntries")
  void brokenEntryIsLeftOutAlone(Jwk entry) {
    assertSkipped(entry);
  }

  @Test
  @DisplayName("KEY-14: what is no object is left out alone")
  void entryThatIsNoObjectIsLeftOut() {
    String keys = "{\"keys\":[5,null,\"x\",[]," + EC.json() + "]}";
    JwkSet set = JwkSet.published(keys.getBytes(UTF_8));
    assertEquals(4, set.skipped().size());
    assertEquals(1, set.keys().keys().size());
  }

  @ParameterizedTest(name = "KEY-15: {0} is no JWK set")
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "5",
        "{}",
        "{\"keys\":{}}",
        "{\"keys\":null}",
        "{\"keys\":\"\"}",
        "<html>",
        "{\"keys\":[]",
        "{\"keys\":[],\"keys\":[]}"
      })
  void otherDocumentIsNoSet(String document) {
    assertThrows(JsonRejectedException.class, () -> JwkSet.published(document.getBytes(UTF_8)));
    assertTrue(JwkSet.published("{\"keys\":[]}".getBytes(UTF_8)).keys().isEmpty());
  }

  @Test
  @DisplayName("KEY-15: a JWK without a set around it is no set, but a key in one's own file")
  void singleJwkIsNoSet() {
    byte[] single = EC.json().getBytes(UTF_8);
    assertThrows(JsonRejectedException.class, () -> JwkSet.published(single));
    assertEquals(1, JwkSet.configured(single).keys().keys().size());
  }

  @Test
  @DisplayName("KEY-15: a set has up to 100 entries")
  void numberOfEntriesIsLimited() {
    Jwk[] hundred = new Jwk[100];
    Arrays.fill(hundred, Jwk.of(Map.of()));
    assertEquals(100, published(hundred).skipped().size());
    Jwk[] more = Arrays.copyOf(hundred, 101);
    more[100] = hundred[0];
    assertThrows(JsonRejectedException.class, () -> published(more));
  }

  @Test
  @DisplayName("KEY-16: a key with a member twice is left out alone")
  void duplicateMemberSpoilsItsKeyAlone() {
    String good = new String(document(RSA, EC), UTF_8);
    for (String twice :
        List.of("\"kty\":\"RSA\",\"kty\":\"RSA\"", "\"kty\":\"RSA\",\"\\u006bty\":\"EC\"")) {
      JwkSet set = JwkSet.published(good.replace("\"kty\":\"RSA\"", twice).getBytes(UTF_8));
      assertEquals(List.of("not an object, or one with a name twice"), set.skipped());
      assertEquals(Family.EC, set.keys().keys().get(0).family());
    }
  }

  static Stream<Object> otherUses() {
    return Stream.of("enc", "SIG", "sig ", "verify", List.of("sig"), 5, true);
  }

  @ParameterizedTest(name = "KEY-05, NET-09: use {0} is not for signatures, and is reported")
  @MethodSource("otherUses")
  void keyForAnotherUseIsNotTaken(Object use) {
    JwkSet set = published(RSA.with("use", use));
    assertTrue(set.keys().isEmpty());
    assertEquals(1, set.skipped().size());
    assertEquals(use.equals("enc"), set.mistakes().isEmpty());
    assertEquals(1, published(RSA.with("use", "sig")).keys().keys().size());
    assertEquals(1, published(RSA.without("use")).keys().keys().size());
  }

  static Stream<Object> operationsWithoutVerify() {
    return Stream.of(
        List.of("sign"),
        List.of("encrypt", "wrapKey"),
        List.of("verify", "verify"),
        List.of("Verify"),
        List.of("verify", 5),
        "verify",
        5);
  }

  @ParameterizedTest(name = "KEY-06: key_ops {0} does not allow to verify")
  @MethodSource("operationsWithoutVerify")
  void keyForOtherOperationsIsNotTaken(Object operations) {
    assertSkipped(RSA.with("key_ops", operations));
    assertEquals(1, published(RSA.with("key_ops", List.of("sign", "verify"))).keys().keys().size());
  }

  @Test
  @DisplayName("KEY-07: a key with alg has that algorithm alone")
  void algorithmIsPinned() {
    VerificationKey pinned = published(RSA.with("alg", "PS384")).keys().keys().get(0);
    assertEquals(Set.of(SignatureAlgorithm.PS384), pinned.algorithms());
    VerificationKey open = published(RSA.without("alg")).keys().keys().get(0);
    assertEquals(SignatureAlgorithm.of(Family.RSA), open.algorithms());
  }

  @Test
  @DisplayName("KEY-15: a document with keys is a set, whatever else stands in it")
  void aDocumentWithKeysIsASet() {
    String set = new String(document(EC), UTF_8).replaceFirst("\\{", "{\"kty\":\"RSA\",");
    JwkSet read = JwkSet.configured(set.getBytes(UTF_8));
    assertEquals(List.of(), read.skipped());
    assertEquals(1, read.keys().size());
  }

  @Test
  @DisplayName("KEY-04: a coordinate without its leading zero has the wrong length")
  void coordinatesHaveTheirFullLength() {
    // 379 times the generator of P-256.
    String x = "AFVDiUrz0A7X10Cr29dclrBod7eH219w7qeLkKjXwAo";
    Jwk key =
        TestKey.shared("ES256")
            .publicJwk()
            .with("x", x)
            .with("y", "u0yFo9jqKe-q-iRAaRLdhNWxTcMr9lbvbGvVil2UP5I");
    byte[] octets = Base64.getUrlDecoder().decode(x);
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String cut = encoder.encodeToString(Arrays.copyOfRange(octets, 1, 32));
    assertEquals(List.of(), published(key).skipped());
    assertEquals(List.of("x has the wrong length"), published(key.with("x", cut)).skipped());
  }

  @Test
  @DisplayName("KEY-12: a published secret is ignored")
  void publishedSecretIsIgnored() {
    assertSkipped(TestKey.shared("HS256").privateJwk());
    assertSkipped(TestKey.shared("HS256").privateJwk().without("k"));
  }

  @ParameterizedTest(name = "KEY-13: a published key with the private member {0} is ignored")
  @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
  void publishedPrivateKeyIsIgnored(String member) {
    assertSkipped(RSA.with(member, "AQAB"));
    assertSkipped(TestKey.shared("RS256").privateJwk());
    assertSkipped(TestKey.shared("ES256").privateJwk());
    assertSkipped(TestKey.shared("EdDSA").privateJwk());
  }

  @Test
  void unknownMembersAreNoObstacle() {
    assertEquals(1, published(RSA.with("x", List.of(1)).with("ext", true)).keys().keys().size());
  }

  static Stream<Arguments> membersThatSayNothing() {
    return Stream.of(
            "use",
            "alg",
            "kid",
            "key_ops",
            "x5c",
            "x5t",
            "x5t#S256",
            "x5u",
            "d",
            "p",
            "q",
            "dp",
            "dq",
            "qi",
            "oth",
            "k",
            "priv",
            "ext")
        .flatMap(name -> Stream.of(null, "", List.of()).map(value -> Arguments.of(name, value)));
  }

  @ParameterizedTest(name = "NET-09: {0} of {1} counts as absent")
  @MethodSource("membersThatSayNothing")
  void memberThatSaysNothingIsAbsent(String name, Object value) {
    for (String algorithm : List.of("RS256", "ES256", "EdDSA")) {
      Jwk jwk = TestKey.shared(algorithm).publicJwk();
      JwkSet set = published(jwk.with(name, value));
      assertEquals(List.of(), set.skipped());
      assertEquals(published(jwk.without(name)).keys().keys(), set.keys().keys());
    }
  }

  @Test
  @DisplayName("NET-09: all of them at once; as .NET writes a key")
  void allMembersWithoutValueAreAbsent() {
    Jwk jwk = RSA.with("alg", null).with("kid", null).with("use", null).with("oth", null);
    JwkSet set = published(jwk.with("key_ops", List.of()).with("x5c", List.of()).with("d", null));
    assertEquals(List.of(), set.skipped());
    assertEquals(List.of(Optional.empty()), keyIds(set));
  }

  @ParameterizedTest(name = "NET-09: the needed member {0} is missing where it says nothing")
  @ValueSource(strings = {"kty", "n", "e"})
  void neededMemberThatSaysNothingIsMissing(String name) {
    for (Object value : Arrays.asList(null, "", List.of())) {
      assertEquals(List.of(name + " is missing"), published(RSA.with(name, value)).skipped());
    }
  }

  @Test
  @DisplayName("NET-10: a key with and without alg under one kid is one key")
  void keyWithAndWithoutAlgorithmIsOne() {
    Jwk open = RSA.with("kid", "k").without("alg");
    JwkSet set = published(open.with("alg", "RS256"), open, open.with("use", null));
    assertEquals(List.of(), set.skipped());
    assertEquals(1, set.keys().size());
    assertTrue(set.keys().find(SignatureAlgorithm.RS256, "k").isPresent());
    assertTrue(set.keys().find(SignatureAlgorithm.PS512, "k").isPresent());
    assertTrue(set.keys().find(SignatureAlgorithm.RS256, null).isPresent());
  }

  @Test
  @DisplayName("NET-10: a key under several kids, or with and without one, is one key")
  void keyUnderSeveralNamesIsOne() {
    JwkSet set = published(RSA.with("kid", "a"), RSA.with("kid", "b"), RSA.without("kid"));
    assertEquals(1, set.keys().size());
    for (String keyId : Arrays.asList("a", "b", "c", null)) {
      assertTrue(set.keys().find(SignatureAlgorithm.RS256, keyId).isPresent(), keyId);
    }
    JwkSet two =
        published(
            RSA.with("kid", "a"),
            RSA.with("kid", "b"),
            TestKey.shared("RS256", "other").publicJwk());
    assertEquals(2, two.keys().size());
    assertTrue(two.keys().find(SignatureAlgorithm.RS256, null).isEmpty());
    assertTrue(two.keys().find(SignatureAlgorithm.RS256, "b").isPresent());
  }
}

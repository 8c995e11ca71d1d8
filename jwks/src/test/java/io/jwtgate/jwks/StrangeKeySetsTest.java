package io.jwtgate.jwks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Key sets as issuers have been seen to publish them, from HTTP to the verdict on a token. */
class StrangeKeySetsTest {
  private static final TestKey EC = TestKey.shared("ES256", "ec");
  private static final TestKey RSA = TestKey.shared("RS256", "rsa");
  private static final TestKey ED = TestKey.shared("EdDSA", "ed");
  private static final TestKey OTHER = TestKey.shared("ES256", "other");
  private static final AtomicInteger PATHS = new AtomicInteger();

  private static JwksServer server;

  @BeforeAll
  static void start() {
    server = JwksServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String certificate(TestKey key, int lineLength) {
    try {
      return Base64.getMimeEncoder(lineLength, "\n".getBytes(US_ASCII))
          .encodeToString(key.certificate().getEncoded());
    } catch (CertificateEncodingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String withLeadingZero(TestKey key) {
    byte[] modulus = ((RSAPublicKey) key.publicKey()).getModulus().toByteArray();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(modulus);
  }

  private static Arguments row(String what, TestKey signer, Object... entries) {
    return Arguments.of(what, signer, List.of(entries));
  }

  static Stream<Arguments> usableKeys() {
    Jwk ec = EC.publicJwk();
    Jwk rsa = RSA.publicJwk();
    return Stream.of(
        row(
            "members that nobody knows",
            EC,
            ec.with("ext", true).with("exp", 1).with("x-any", Map.of("a", List.of(1, "b")))),
        row("times of OpenID Federation", EC, ec.with("iat", 1_600_000_000).with("nbf", 1.5)),
        row(
            "key_ops with sign beside verify",
            EC,
            ec.without("use").with("key_ops", List.of("sign", "verify"))),
        row("neither use nor alg nor key_ops", RSA, rsa.without("use").without("alg")),
        row(
            "a kid with characters of all kinds",
            EC.withKeyId("ü/\"\\ 键"),
            ec.with("kid", "ü/\"\\ 键")),
        row(
            "a kid that is a URL",
            EC.withKeyId("https://a/b?c#d"),
            ec.with("kid", "https://a/b?c#d")),
        row(
            "a kid of 200 characters",
            EC.withKeyId("k".repeat(200)),
            ec.with("kid", "k".repeat(200))),
        row("kids that differ in case alone", EC, OTHER.publicJwk().with("kid", "EC"), ec),
        row("kids that differ in a blank alone", EC, OTHER.publicJwk().with("kid", "ec "), ec),
        row("one kid for two families", EC, rsa.with("kid", "ec"), ec),
        row("a modulus that begins with a zero octet", RSA, rsa.with("n", withLeadingZero(RSA))),
        row("an exponent that begins with a zero octet", RSA, rsa.with("e", "AAEAAQ")),
        row("x5c in lines, as PEM has it", EC, ec.with("x5c", List.of(certificate(EC, 64)))),
        row("x5c with CR LF at its end", EC, ec.with("x5c", List.of(certificate(EC, -1) + "\r\n"))),
        row(
            "x5c of several certificates",
            EC,
            ec.with("x5c", List.of(certificate(EC, -1), certificate(OTHER, -1)))),
        row("x5t of nobody", EC, ec.with("x5t", "AAAAAAAAAAAAAAAAAAAAAAAAAAA")),
        row("x5u that would be elsewhere", EC, ec.with("x5u", "http://169.254.169.254/")),
        row(
            "every optional member null",
            EC,
            ec.with("use", null)
                .with("alg", null)
                .with("x5u", null)
                .with("x5t", null)
                .with("x5t#S256", null)
                .with("d", null)
                .with("k", null)
                .with("p", null)),
        row("a secret beside it", EC, Map.of("kty", "oct", "kid", "s", "k", "c2VjcmV0"), ec),
        row("a private key beside it", EC, OTHER.privateJwk(), ec),
        row(
            "a key for encryption beside it",
            EC,
            rsa.with("use", "enc").with("alg", "RSA-OAEP"),
            ec),
        row(
            "a key of another curve beside it",
            EC,
            Map.of("kty", "EC", "crv", "secp256k1", "x", "AA", "y", "AA", "kid", "k1"),
            ec),
        row(
            "X25519 and Ed448 beside it",
            EC,
            Map.of("kty", "OKP", "crv", "X25519", "x", "AA"),
            Map.of("kty", "OKP", "crv", "Ed448", "x", "AA"),
            ec),
        row(
            "a kty that is not there yet beside it",
            EC,
            Map.of("kty", "AKP", "alg", "SLH-DSA-SHA2-128s", "pub", "AA"),
            ec),
        row(
            "a number, a text, a list and null beside it",
            EC,
            1,
            "key",
            List.of(),
            Optional.empty(),
            ec),
        row("the same key twice", EC, ec, ec),
        row("the same key as enc and as sig", EC, ec.with("use", "enc"), ec),
        row("a kid that is a number beside it", EC, rsa.with("kid", 7), ec),
        row("a key whose alg is not known beside it", EC, rsa.with("alg", "RS1"), ec),
        row(
            "Ed25519 beside RSA and EC without any kid",
            ED,
            rsa.without("kid"),
            ec.without("kid"),
            ED.publicJwk().without("kid")));
  }

  @ParameterizedTest(name = "NET-09, NET-10: {0}")
  @DisplayName("a usable key is used, whatever it is published with")
  @MethodSource
  void usableKeys(String what, TestKey signer, List<Object> entries) {
    assertEquals("alice", judged(signer, set(entries)));
  }

  static Stream<Arguments> keysThatAreNone() {
    Jwk ec = EC.publicJwk();
    Jwk rsa = RSA.publicJwk();
    return Stream.of(
        row("use for encryption", EC, ec.with("use", "enc")),
        row("use that nobody knows", EC, ec.with("use", "SIG")),
        row("key_ops without verify", EC, ec.without("use").with("key_ops", List.of("encrypt"))),
        row("key_ops with verify twice", EC, ec.with("key_ops", List.of("verify", "verify"))),
        row("alg of another hash", RSA, rsa.with("alg", "RS512")),
        row("alg for encryption", RSA, rsa.with("alg", "RSA-OAEP")),
        row("another key in x5c", EC, ec.with("x5c", List.of(certificate(OTHER, -1)))),
        row("its own private half", EC, EC.privateJwk()),
        row("one member of a private half", RSA, rsa.with("qi", "AQ")),
        row("a member of a private half of ML-DSA", EC, ec.with("priv", "AQ")),
        row(
            "a point off its curve",
            EC,
            ec.with("y", ec.json().replaceAll(".*\"x\":\"([^\"]*)\".*", "$1"))),
        row("another key under its kid", EC, OTHER.publicJwk().with("kid", "ec")),
        row("another key under its kid beside it", EC, OTHER.publicJwk().with("kid", "ec"), ec),
        row("the exponent 1", RSA, rsa.with("e", "AQ")),
        row("an even exponent", RSA, rsa.with("e", "AQAA")),
        row("a modulus cut short", RSA, rsa.with("n", withLeadingZero(RSA).substring(0, 300))),
        row("kty in small letters", EC, ec.with("kty", "ec")),
        row("its kid in capitals", EC, ec.with("kid", "EC")));
  }

  @ParameterizedTest(name = "KEY-14: {0}")
  @DisplayName("a key that is none verifies nothing, and a neighbour serves on")
  @MethodSource
  void keysThatAreNone(String what, TestKey signer, List<Object> entries) {
    List<Object> withNeighbour = new ArrayList<>(entries);
    withNeighbour.add(ED.publicJwk());
    String set = set(withNeighbour);
    String refused = judged(signer, set);
    assertTrue(List.of("unknown_key", "bad_signature").contains(refused), refused);
    assertEquals("alice", judged(ED, set));
  }

  private static String set(List<Object> entries) {
    return "{\"keys\":["
        + String.join(",", entries.stream().map(StrangeKeySetsTest::json).toList())
        + "]}";
  }

  private static String json(Object entry) {
    if (entry instanceof Jwk jwk) {
      return jwk.json();
    }
    if (entry instanceof Map<?, ?> members) {
      return Jwk.of(cast(members)).json();
    }
    return entry instanceof String text
        ? '"' + text + '"'
        : entry instanceof Optional<?> ? "null" : entry.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Map<?, ?> members) {
    return (Map<String, Object>) members;
  }

  private static String judged(TestKey signer, String document) {
    String path = "/set-" + PATHS.incrementAndGet();
    server.on(path, Reply.json(document));
    RemoteKeySource keys =
        RemoteKeySource.at(server.url(path)).required().listener(event -> {}).build();
    TrustedIssuer issuer =
        TrustedIssuer.of("https://issuer.example").audience("orders").keys(keys).build();
    String token = TokenMint.of("https://issuer.example", "orders", signer).token().compact();
    try (TokenVerifier verifier = TokenVerifier.trusting(issuer)) {
      return verifier.verify(token).name();
    } catch (TokenRejectedException rejected) {
      return rejected.reason().code();
    }
  }
}

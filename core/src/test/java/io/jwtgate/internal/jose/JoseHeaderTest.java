package io.jwtgate.internal.jose;

import static io.jwtgate.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.ENCRYPTED;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.UNKNOWN_ISSUER;
import static io.jwtgate.RejectionReason.UNSUPPORTED_HEADER;
import static io.jwtgate.RejectionReason.WRONG_AUDIENCE;
import static io.jwtgate.RejectionReason.WRONG_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.CompactText;
import io.jwtgate.OneIssuer;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.VerifiedToken;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.testkit.TestKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a header may ask for (RFC 7515 section 4.1), besides the names of keys. */
class JoseHeaderTest {
  private final OneIssuer issuer = OneIssuer.byDefault();

  static Stream<Object> algorithmsThatAreNone() {
    return Stream.of("", 256, true, List.of("RS256"), Map.of("alg", "RS256"));
  }

  @ParameterizedTest(name = "HDR-01: alg is a string: {0}")
  @NullSource
  @MethodSource("algorithmsThatAreNone")
  void algorithmOfAnotherTypeIsRefused(Object algorithm) {
    issuer.refuses(ALGORITHM_NOT_ALLOWED, issuer.token().header("alg", algorithm));
  }

  @Test
  @DisplayName("HDR-01: alg must be there")
  void missingAlgorithmIsRefused() {
    issuer.refuses(ALGORITHM_NOT_ALLOWED, issuer.token().withoutHeader("alg"));
    issuer.accepts(issuer.token());
  }

  @ParameterizedTest(name = "HDR-02: alg {0} is not on the list")
  @ValueSource(
      strings = {
        "none",
        "None",
        "nOnE",
        "NONE",
        "hs256",
        "rs256",
        "RS256 ",
        " RS256",
        "RS1",
        "ES256K",
        "RSA-OAEP",
        "dir",
        "HS256",
        "RS\u0000256",
        "RS256\u200b"
      })
  void otherAlgorithmIsRefused(String algorithm) {
    issuer.refuses(ALGORITHM_NOT_ALLOWED, issuer.token().header("alg", algorithm));
    issuer.accepts(issuer.token().header("alg", "RS256"));
  }

  @ParameterizedTest(name = "HDR-03: an unsigned token is refused: {0}")
  @ValueSource(strings = {"none", "None", "NONE"})
  void unsignedTokenIsRefused(String none) {
    String unsigned = issuer.token().unsigned().header("alg", none).compact();
    issuer.refuses(MALFORMED, unsigned);
    issuer.refuses(ALGORITHM_NOT_ALLOWED, unsigned + "AA");
  }

  @Test
  @DisplayName("HDR-03: no setting can name the algorithm none")
  void noAlgorithmIsNone() {
    assertEquals(Optional.empty(), SignatureAlgorithm.named("none"));
    assertEquals(
        List.of(),
        Arrays.stream(SignatureAlgorithm.values())
            .filter(algorithm -> algorithm.name().equalsIgnoreCase("none"))
            .toList());
  }

  static Stream<Object> critical() {
    return Stream.of(
        List.of("x"), // HDR-04: not implemented
        List.of("b64"),
        List.of(), // HDR-05: the rest
        "x",
        true,
        Map.of("x", 1),
        List.of(1),
        List.of("x", "x"),
        List.of("alg"),
        List.of("exp"),
        List.of("absent"));
  }

  @ParameterizedTest(name = "HDR-04, HDR-05: crit {0} is refused")
  @NullSource
  @MethodSource("critical")
  void critIsRefused(Object crit) {
    issuer.refuses(UNSUPPORTED_HEADER, issuer.token().header("x", 1).header("crit", crit));
    issuer.accepts(issuer.token().header("x", 1));
  }

  @Test
  @DisplayName("HDR-06: b64 is refused, alone and with crit")
  void unencodedPayloadIsRefused() {
    issuer.refuses(UNSUPPORTED_HEADER, issuer.token().header("b64", false));
    issuer.refuses(UNSUPPORTED_HEADER, issuer.token().header("b64", true));
    issuer.refuses(
        UNSUPPORTED_HEADER, issuer.token().header("b64", false).header("crit", List.of("b64")));
  }

  @ParameterizedTest(name = "HDR-14: typ {0} is the required at+jwt")
  @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "Application/At+Jwt"})
  void requiredTypeIsTaken(String type) {
    OneIssuer strict = OneIssuer.with(rules -> rules.tokenType("at+jwt"));
    assertEquals(Optional.of(type), strict.accepts(strict.token().header("typ", type)).type());
  }

  @ParameterizedTest(name = "HDR-14: typ {0} is not the required at+jwt")
  @ValueSource(
      strings = {
        "JWT",
        "",
        "at-jwt",
        "at+jwt ",
        "text/at+jwt",
        "application/application/at+jwt",
        "/at+jwt"
      })
  void otherTypeThanRequiredIsRefused(String type) {
    OneIssuer strict = OneIssuer.with(rules -> rules.tokenType("application/AT+jwt"));
    strict.refuses(WRONG_TYPE, strict.token().header("typ", type));
    strict.refuses(WRONG_TYPE, strict.token().withoutHeader("typ"));
  }

  @ParameterizedTest(name = "HDR-15: typ {0} is another kind of token")
  @ValueSource(
      strings = {
        "dpop+jwt",
        "secevent+jwt",
        "logout+jwt",
        "token-introspection+jwt",
        "refresh+jwt",
        "DPoP+JWT",
        "application/dpop+jwt",
        "oauth-authz-req+jwt",
        "client-authentication+jwt",
        "statuslist+jwt"
      })
  void otherKindOfTokenIsRefused(String type) {
    issuer.refuses(WRONG_TYPE, issuer.token().header("typ", type));
  }

  @ParameterizedTest(name = "HDR-15: typ {0} is taken where none is required")
  @ValueSource(strings = {"JWT", "jwt", "at+jwt", "example", ""})
  void typeOfNoOtherKindIsTaken(String type) {
    issuer.accepts(issuer.token().header("typ", type));
    issuer.accepts(issuer.token().withoutHeader("typ"));
  }

  @Test
  @DisplayName("HDR-14: typ is a string")
  void typeOfAnotherJsonTypeIsRefused() {
    issuer.refuses(MALFORMED, issuer.token().header("typ", null));
    issuer.refuses(MALFORMED, issuer.token().header("typ", List.of("at+jwt")));
    issuer.refuses(MALFORMED, issuer.token().header("typ", 1));
  }

  @ParameterizedTest(name = "HDR-16: nested tokens are refused: {0}")
  @ValueSource(strings = {"JWT", "jwt", "application/jwt"})
  void nestedTokenIsRefused(String contentType) {
    issuer.refuses(UNSUPPORTED_HEADER, issuer.token().header("cty", contentType));
    issuer.refuses(MALFORMED, issuer.token().header("cty", List.of(contentType)));
    issuer.accepts(issuer.token().header("cty", "json"));
  }

  @Test
  @DisplayName("HDR-17: zip inflates nothing")
  void nothingIsInflated() {
    byte[] claims = CompactText.json(issuer.token().compact(), 1).getBytes(UTF_8);
    issuer.refuses(MALFORMED, issuer.token().header("zip", "DEF").rawPayload(deflated(claims)));
    issuer.accepts(issuer.token().header("zip", "DEF"));
  }

  private static byte[] deflated(byte[] octets) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(octets);
    deflater.finish();
    byte[] room = new byte[octets.length + 100];
    int length = deflater.deflate(room);
    deflater.end();
    return Arrays.copyOf(room, length);
  }

  @Test
  @DisplayName("HDR-18: enc in a signed token is refused")
  void encryptionHeaderIsRefused() {
    issuer.refuses(ENCRYPTED, issuer.token().header("enc", "A128GCM"));
    issuer.refuses(ENCRYPTED, issuer.token().header("enc", null));
  }

  @Test
  @DisplayName("HDR-19: claims repeated in the header count for nothing")
  void claimsInTheHeaderAreIgnored() {
    VerifiedToken token =
        issuer.accepts(
            issuer
                .token()
                .header("iss", "https://evil.example")
                .header("sub", "root")
                .header("aud", "x"));
    assertEquals("alice", token.name());
    issuer.refuses(UNKNOWN_ISSUER, issuer.token().without("iss").header("iss", OneIssuer.ISSUER));
    issuer.refuses(WRONG_AUDIENCE, issuer.token().without("aud").header("aud", OneIssuer.AUDIENCE));
  }

  @Test
  @DisplayName("HDR-20: each issuer has a list of algorithms of its own")
  void algorithmsOfAnotherIssuerDoNotCount() {
    TestKey ec = TestKey.shared("ES256");
    TestKey rsa = TestKey.shared("RS256");
    TrustedIssuer onlyRsa = OneIssuer.trust(ec, rsa).algorithms(SignatureAlgorithm.RS256).build();
    TrustedIssuer onlyEc =
        TrustedIssuer.of("https://other.example")
            .audience(OneIssuer.AUDIENCE)
            .keys(OneIssuer.keys(ec))
            .algorithms(SignatureAlgorithm.ES256)
            .build();
    TokenVerifier both = TokenVerifier.builder().trust(onlyRsa, onlyEc).clock(issuer.clock).build();
    both.verify(issuer.token().compact());
    both.verify(issuer.mint.withKey(ec).token().claim("iss", "https://other.example").compact());
    OneIssuer.assertRefused(ALGORITHM_NOT_ALLOWED, both, issuer.mint.withKey(ec).token().compact());
  }

  @Test
  @DisplayName("HDR-21: unknown parameters are ignored")
  void unknownParametersAreIgnored() {
    issuer.accepts(
        issuer.token().header("x", Map.of("y", List.of(1))).header("epk", "z").header("nonce", 7));
    assertEquals(
        Set.of(),
        Set.copyOf(issuer.accepts(issuer.token().header("roles", List.of("admin"))).roles()));
  }

  @Test
  @DisplayName("HDR-21: ignored parameters are under the signature all the same")
  void ignoredParametersAreSigned() {
    String signed = issuer.token().header("x", 1).compact();
    String other = issuer.token().header("x", 2).compact();
    issuer.refuses(
        BAD_SIGNATURE, CompactText.withSegment(signed, 0, CompactText.segment(other, 0)));
  }

  @Test
  void aTokenIsNeverNull() {
    assertThrows(NullPointerException.class, () -> issuer.accepts((String) null));
  }
}

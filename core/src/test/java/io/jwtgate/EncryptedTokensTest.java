package io.jwtgate;

import static io.jwtgate.RecipientKeys.EC;
import static io.jwtgate.RecipientKeys.EC_384;
import static io.jwtgate.RecipientKeys.OTHER_RSA;
import static io.jwtgate.RecipientKeys.RSA;
import static io.jwtgate.RecipientKeys.encrypted;
import static io.jwtgate.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.ENCRYPTED;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.NOT_DECRYPTABLE;
import static io.jwtgate.RejectionReason.NOT_ENCRYPTED;
import static io.jwtgate.RejectionReason.TOO_LARGE;
import static io.jwtgate.RejectionReason.UNSUPPORTED_HEADER;
import static io.jwtgate.RejectionReason.WRONG_TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.testkit.JweDraft;
import io.jwtgate.testkit.TestKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of an encrypted token, and of what is inside it. */
class EncryptedTokensTest {
  private final OneIssuer issuer =
      OneIssuer.with(rules -> rules.decryptionKeys(RecipientKeys.of(RSA, EC, EC_384)));
  private final String signed = issuer.token().compact();

  @ParameterizedTest(name = "JWE-01: {0} with {1} is accepted")
  @CsvSource({
    "RSA-OAEP,A128GCM", "RSA-OAEP,A256GCM", "RSA-OAEP,A128CBC-HS256",
    "RSA-OAEP-256,A128GCM", "RSA-OAEP-256,A256GCM", "RSA-OAEP-256,A128CBC-HS256",
    "ECDH-ES,A128GCM", "ECDH-ES,A256GCM", "ECDH-ES,A128CBC-HS256",
    "ECDH-ES+A128KW,A128GCM", "ECDH-ES+A128KW,A256GCM", "ECDH-ES+A128KW,A128CBC-HS256",
    "ECDH-ES+A256KW,A128GCM", "ECDH-ES+A256KW,A256GCM", "ECDH-ES+A256KW,A128CBC-HS256"
  })
  void algorithmsAreAccepted(String algorithm, String encryption) {
    TestKey key = algorithm.startsWith("RSA") ? RSA : EC;
    JweDraft draft = encrypted(signed, key).algorithm(algorithm).encryption(encryption);
    assertEquals("alice", issuer.accepts(draft.compact()).name());
  }

  @Test
  @DisplayName("JWE-01: a key on P-384 is taken, and one on P-521")
  void otherCurvesAreTaken() {
    issuer.accepts(encrypted(signed, EC_384).compact());
    TestKey large = TestKey.shared("ES512", "enc-ec521");
    OneIssuer other = OneIssuer.with(rules -> rules.decryptionKeys(RecipientKeys.of(large)));
    other.accepts(encrypted(other.token().compact(), large).compact());
  }

  @ParameterizedTest(name = "JWE-01: cty {0} says that a token is inside")
  @ValueSource(strings = {"JWT", "jwt", "Jwt", "application/jwt", "application/JWT"})
  void contentTypeIsAMediaType(String type) {
    issuer.accepts(encrypted(signed, RSA).header("cty", type).compact());
  }

  @Test
  @DisplayName("JWE-01: without cty, or with another, nothing is decrypted")
  void otherContentIsRejected() {
    issuer.refuses(WRONG_TYPE, encrypted(signed, RSA).withoutHeader("cty").compact());
    issuer.refuses(WRONG_TYPE, encrypted(signed, RSA).header("cty", "text/plain").compact());
    issuer.refuses(WRONG_TYPE, encrypted(signed, RSA).header("cty", "jwt2").compact());
    issuer.refuses(MALFORMED, encrypted(signed, RSA).header("cty", null).compact());
  }

  @Test
  @DisplayName("JWE-01: the token inside must be signed (CVE-2026-29000)")
  void unsignedInsideIsRejected() {
    String claims = "{\"iss\":\"%s\",\"aud\":\"orders\",\"sub\":\"alice\",\"exp\":1893456300}";
    issuer.refuses(MALFORMED, encrypted(claims.formatted(OneIssuer.ISSUER), RSA).compact());
    String unsecured = issuer.token().unsigned().compact();
    issuer.refuses(MALFORMED, encrypted(unsecured, RSA).compact());
    String dressed = issuer.token().header("alg", "none").rawSignature(new byte[] {1}).compact();
    issuer.refuses(ALGORITHM_NOT_ALLOWED, encrypted(dressed, RSA).compact());
    String forged = issuer.token().signedBy(OTHER_RSA).compact();
    issuer.refuses(BAD_SIGNATURE, encrypted(forged, RSA).compact());
  }

  @Test
  @DisplayName("JWE-01: the public half of the decryption key is no secret that signs")
  void publicHalfIsNoSecret() {
    TestKey secret =
        TestKey.hmac("HS256", RSA.keyId(), RSA.publicPem().getBytes(StandardCharsets.US_ASCII));
    String token = issuer.mint.withKey(secret).token().compact();
    issuer.refuses(ALGORITHM_NOT_ALLOWED, encrypted(token, RSA).compact());
    String byDecryptionKey = issuer.mint.withKey(RSA).token().compact();
    issuer.refuses(RejectionReason.UNKNOWN_KEY, encrypted(byDecryptionKey, RSA).compact());
  }

  @Test
  @DisplayName("JWE-01: an encrypted token within an encrypted one is rejected")
  void oneLevelOnly() {
    String inner = encrypted(signed, RSA).compact();
    issuer.refuses(ENCRYPTED, encrypted(inner, EC).compact());
    String nested = issuer.token().header("cty", "JWT").compact();
    issuer.refuses(UNSUPPORTED_HEADER, encrypted(nested, RSA).compact());
  }

  @Test
  @DisplayName("JWE-03: a token that is only signed is rejected")
  void signedAloneIsRejected() {
    issuer.refuses(NOT_ENCRYPTED, signed);
    issuer.refuses(ENCRYPTED, issuer.token().header("enc", "A256GCM").compact());
    issuer.accepts(encrypted(signed, RSA).compact());
  }

  @Test
  @DisplayName("FMT-02: without a decryption key an encrypted token is rejected")
  void withoutAKeyNothingIsOpened() {
    OneIssuer.byDefault().refuses(ENCRYPTED, encrypted(signed, RSA).compact());
  }

  @ParameterizedTest(name = "JWE-03: alg {0} is never taken")
  @ValueSource(
      strings = {
        "RSA1_5",
        "dir",
        "A128KW",
        "A256GCMKW",
        "PBES2-HS256+A128KW",
        "RSA-OAEP-384",
        "none",
        "rsa-oaep-256",
        "RS256",
        "ECDH-ES+A192KW",
        ""
      })
  void otherAlgorithmsAreRejected(String name) {
    issuer.refuses(NOT_DECRYPTABLE, encrypted(signed, RSA).header("alg", name).compact());
  }

  @Test
  @DisplayName("JWE-03: a token that is rightly encrypted by RSA1_5 is rejected")
  void pkcs1IsRejected() {
    issuer.refuses(NOT_DECRYPTABLE, encrypted(signed, RSA).algorithm("RSA1_5").compact());
  }

  @ParameterizedTest(name = "JWE-03: enc {0} is rejected")
  @ValueSource(strings = {"A192GCM", "A256CBC-HS512", "A128CBC", "a256gcm", "none", ""})
  void otherEncryptionsAreRejected(String name) {
    issuer.refuses(NOT_DECRYPTABLE, encrypted(signed, RSA).header("enc", name).compact());
  }

  @Test
  @DisplayName("JWE-03: alg or enc that is missing, null or a number is rejected")
  void namesAreTexts() {
    for (String name : new String[] {"alg", "enc"}) {
      issuer.refuses(NOT_DECRYPTABLE, encrypted(signed, RSA).withoutHeader(name).compact());
      issuer.refuses(NOT_DECRYPTABLE, encrypted(signed, RSA).header(name, null).compact());
      issuer.refuses(NOT_DECRYPTABLE, encrypted(signed, RSA).header(name, 1).compact());
    }
  }

  @ParameterizedTest(name = "JWE-03: {0} in the header is rejected")
  @ValueSource(strings = {"zip", "crit", "p2c", "p2s", "b64"})
  void whatIsNeverFollowedIsRejected(String name) {
    issuer.refuses(UNSUPPORTED_HEADER, encrypted(signed, RSA).header(name, "DEF").compact());
    issuer.refuses(UNSUPPORTED_HEADER, encrypted(signed, RSA).header(name, null).compact());
  }

  @Test
  @DisplayName("JWE-03: a content that is rightly compressed is rejected")
  void compressedIsRejected() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION, true))) {
      out.write(signed.getBytes(StandardCharsets.US_ASCII));
    }
    JweDraft draft = JweDraft.of(packed.toByteArray(), RSA.publicKey());
    issuer.refuses(UNSUPPORTED_HEADER, draft.header("zip", "DEF").compact());
  }

  @Test
  @DisplayName("JWE-01: a name that stands twice in the header is rejected")
  void duplicateNamesAreRejected() {
    String header = "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"%s}";
    issuer.accepts(encrypted(signed, RSA).rawHeader(header.formatted("")).compact());
    issuer.refuses(
        MALFORMED,
        encrypted(signed, RSA).rawHeader(header.formatted(",\"alg\":\"dir\"")).compact());
    issuer.refuses(
        MALFORMED,
        encrypted(signed, RSA).rawHeader(header.formatted(",\"\\u0065nc\":\"A128GCM\"")).compact());
    issuer.refuses(MALFORMED, encrypted(signed, RSA).rawHeader("[]").compact());
  }

  @Test
  @DisplayName("JWE-01: parameters that bring a key, or say where one is, are not read")
  void keysInTheHeaderAreNotRead() {
    issuer.accepts(
        encrypted(signed, RSA)
            .header("jwk", OTHER_RSA.publicJwk())
            .header("jku", "https://evil.example/keys")
            .header("x5u", "https://evil.example/cert")
            .compact());
  }

  @Test
  @DisplayName("JWE-01: kid picks among several keys; without it only one may fit")
  void keyIdPicks() {
    OneIssuer rotating =
        OneIssuer.with(rules -> rules.decryptionKeys(RecipientKeys.of(RSA, OTHER_RSA)));
    rotating.accepts(encrypted(rotating.token().compact(), RSA).compact());
    rotating.accepts(encrypted(rotating.token().compact(), OTHER_RSA).compact());
    JweDraft nameless = encrypted(signed, RSA).withoutHeader("kid");
    rotating.refuses(NOT_DECRYPTABLE, nameless.compact());
    issuer.accepts(nameless.compact());
    issuer.refuses(NOT_DECRYPTABLE, encrypted(signed, RSA).header("kid", "unknown").compact());
    issuer.refuses(NOT_DECRYPTABLE, encrypted(signed, RSA).header("kid", EC.keyId()).compact());
  }

  @Test
  @DisplayName("JWE-01: decryption-algorithms narrows what is taken")
  void algorithmsAreNarrowed() {
    OneIssuer narrow =
        OneIssuer.with(
            rules ->
                rules
                    .decryptionKeys(RecipientKeys.of(RSA))
                    .decryptionAlgorithms(KeyManagementAlgorithm.RSA_OAEP_256));
    narrow.accepts(encrypted(signed, RSA).compact());
    narrow.refuses(NOT_DECRYPTABLE, encrypted(signed, RSA).algorithm("RSA-OAEP").compact());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            OneIssuer.with(
                rules ->
                    rules
                        .decryptionKeys(RecipientKeys.of(RSA))
                        .decryptionAlgorithms(KeyManagementAlgorithm.ECDH_ES)));
  }

  @Test
  @DisplayName("JWE-01: the largest token is taken, and a signed one is no larger than before")
  void sizesAreBounded() {
    String large = issuer.token().claim("pad", "p".repeat(5660)).compact();
    assertTrue(large.length() > 8000 && large.length() <= 8192, "is " + large.length());
    issuer.accepts(encrypted(large, RSA).compact());
    String larger = issuer.token().claim("pad", "p".repeat(6020)).compact();
    issuer.refuses(TOO_LARGE, encrypted(larger, RSA).compact());
    issuer.refuses(TOO_LARGE, larger);
    issuer.refuses(TOO_LARGE, "a".repeat(12 * 1024 + 1));
    OneIssuer.byDefault().refuses(TOO_LARGE, encrypted(large, RSA).compact());
  }

  @Test
  @DisplayName("CACHE-10: a cached token holds nothing of the texts, neither outer nor inner")
  void noTextIsKept() throws IllegalAccessException {
    TokenVerifier verifier =
        TokenVerifier.builder()
            .trust(
                OneIssuer.trust(TestKey.shared("RS256"))
                    .decryptionKeys(RecipientKeys.of(RSA))
                    .build())
            .clock(issuer.clock)
            .build();
    String outer = encrypted(signed, RSA).compact();
    verifier.verify(outer);
    Reachable reachable = Reachable.from(verifier);
    for (String part :
        List.of(outer, signed, CompactText.segment(signed, 1), CompactText.segment(signed, 2))) {
      assertTrue(reachable.texts().stream().noneMatch(text -> text.contains(part)));
    }
  }

  @Test
  @DisplayName("JWE-01: time is judged at every use, as of any token")
  void timeIsJudgedAtEveryUse() {
    String token =
        encrypted(issuer.token().expiresIn(Duration.ofMinutes(5)).compact(), RSA).compact();
    issuer.accepts(token);
    issuer.clock.advance(Duration.ofMinutes(7));
    issuer.refuses(RejectionReason.EXPIRED, token);
  }

  @Test
  @DisplayName("JWE-01: explain tells how a token was encrypted, and the steps of what is inside")
  void explanationTellsBoth() {
    TokenVerifier verifier =
        TokenVerifier.builder()
            .trust(
                OneIssuer.trust(TestKey.shared("RS256"))
                    .decryptionKeys(RecipientKeys.of(RSA))
                    .build())
            .clock(issuer.clock)
            .build();
    TokenExplanation good = verifier.explain(encrypted(signed, RSA).compact());
    assertEquals(Optional.empty(), good.rejection());
    String told = good.toString();
    assertTrue(
        told.contains("alg RSA-OAEP-256, enc A256GCM, kid enc-rsa, cty JWT; inside three"), told);
    assertTrue(told.contains("encryption encrypted; expected encrypted"), told);
    assertTrue(told.contains("iss " + OneIssuer.ISSUER), told);
    String bare = verifier.explain(signed).toString();
    assertTrue(bare.contains("REJECTED encryption only signed; expected encrypted"), bare);
    String foreign = verifier.explain(encrypted(signed, OTHER_RSA).compact()).toString();
    assertTrue(foreign.contains("kid enc-other, cty JWT"), foreign);
    assertTrue(foreign.contains("no decryption key fits its kid and alg"), foreign);
    assertFalse(foreign.contains(OneIssuer.ISSUER + ";"), foreign);
  }

  @Test
  @DisplayName("JWE-03: one issuer may encrypt while another only signs, and neither is mixed up")
  void issuersDiffer() {
    TestKey signer = TestKey.shared("ES256");
    TrustedIssuer encrypting =
        OneIssuer.trust(TestKey.shared("RS256")).decryptionKeys(RecipientKeys.of(RSA)).build();
    TrustedIssuer other =
        TrustedIssuer.of("https://other.example")
            .audience("orders")
            .keys(OneIssuer.keys(signer))
            .algorithms(SignatureAlgorithm.ES256)
            .build();
    TrustedIssuer third =
        TrustedIssuer.of("https://third.example")
            .audience("orders")
            .keys(OneIssuer.keys(signer))
            .decryptionKeys(RecipientKeys.of(EC))
            .build();
    TokenVerifier verifier =
        TokenVerifier.builder().trust(encrypting, other, third).clock(issuer.clock).build();
    String ofOther =
        issuer.mint.withKey(signer).token().claim("iss", "https://other.example").compact();
    String ofThird =
        issuer.mint.withKey(signer).token().claim("iss", "https://third.example").compact();
    assertEquals("alice", verifier.verify(encrypted(signed, RSA).compact()).name());
    assertEquals("alice", verifier.verify(ofOther).name());
    assertEquals("alice", verifier.verify(encrypted(ofThird, EC).compact()).name());
    OneIssuer.assertRefused(NOT_ENCRYPTED, verifier, signed);
    OneIssuer.assertRefused(NOT_DECRYPTABLE, verifier, encrypted(ofOther, RSA).compact());
    OneIssuer.assertRefused(NOT_DECRYPTABLE, verifier, encrypted(signed, EC).compact());
    OneIssuer.assertRefused(NOT_DECRYPTABLE, verifier, encrypted(ofThird, RSA).compact());
  }

  @Test
  @DisplayName("JWE-01: keys of two issuers that can't be told apart stop the start")
  void keysOfIssuersAreDistinguishable() {
    TrustedIssuer one =
        OneIssuer.trust(TestKey.shared("RS256")).decryptionKeys(nameless(RSA)).build();
    TrustedIssuer.Builder other =
        TrustedIssuer.of("https://other.example")
            .audience("orders")
            .keys(OneIssuer.keys(TestKey.shared("ES256")));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    TokenVerifier.trusting(one, other.decryptionKeys(nameless(OTHER_RSA)).build()))
            .getMessage();
    assertTrue(message.startsWith("decryption-key-file: "), message);
    TokenVerifier.trusting(one, other.decryptionKeys(nameless(RSA)).build());
  }

  @Test
  @DisplayName("JWE-01: one issuer's key by its kid goes before another's that has none")
  void namedKeyGoesBeforeNameless() {
    TestKey signer = TestKey.shared("ES256");
    TrustedIssuer byName =
        OneIssuer.trust(TestKey.shared("RS256")).decryptionKeys(RecipientKeys.of(RSA)).build();
    TrustedIssuer byAny =
        TrustedIssuer.of("https://other.example")
            .audience("orders")
            .keys(OneIssuer.keys(signer))
            .decryptionKeys(nameless(OTHER_RSA))
            .build();
    TokenVerifier verifier =
        TokenVerifier.builder().trust(byName, byAny).clock(issuer.clock).build();
    String ofOther =
        issuer.mint.withKey(signer).token().claim("iss", "https://other.example").compact();
    assertEquals("alice", verifier.verify(encrypted(signed, RSA).compact()).name());
    assertEquals("alice", verifier.verify(encrypted(ofOther, OTHER_RSA).compact()).name());
    OneIssuer.assertRefused(NOT_DECRYPTABLE, verifier, encrypted(ofOther, RSA).compact());
    OneIssuer.assertRefused(NOT_DECRYPTABLE, verifier, encrypted(signed, OTHER_RSA).compact());
    OneIssuer.assertRefused(
        NOT_DECRYPTABLE, verifier, encrypted(signed, RSA).withoutHeader("kid").compact());
  }

  private static io.jwtgate.keys.DecryptionKeySet nameless(TestKey key) {
    return io.jwtgate.keys.KeyFile.decryptionKeys(
        key.privatePem().getBytes(StandardCharsets.US_ASCII));
  }
}

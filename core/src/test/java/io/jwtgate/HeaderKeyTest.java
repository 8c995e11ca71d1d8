package io.jwtgate;

import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.UNKNOWN_KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A header can pick one of the trusted keys, and bring none (RFC 7515 sections 4.1.2 to 4.1.8). */
class HeaderKeyTest {
  private final OneIssuer issuer = OneIssuer.byDefault();
  private final TestKey forger = TestKey.shared("RS256", "forger");
  private final TestKey other = TestKey.shared("RS256", "other");
  private final byte[] certificate;

  HeaderKeyTest() throws CertificateEncodingException {
    certificate = TestKey.shared("RS256").certificate().getEncoded();
  }

  @Test
  @DisplayName("HDR-07: a key in the header verifies nothing")
  void embeddedKeyIsNotTrusted() {
    issuer.refuses(
        UNKNOWN_KEY, issuer.mint.withKey(forger).token().header("jwk", forger.publicJwk()));
    issuer.refuses(
        BAD_SIGNATURE, issuer.token().header("jwk", forger.publicJwk()).signedBy(forger));
  }

  @ParameterizedTest(name = "HDR-08, HDR-09: nobody ever asks an address in {0}")
  @ValueSource(strings = {"jku", "x5u"})
  void addressInTheHeaderIsNeverAsked(String parameter) {
    try (JwksServer http = JwksServer.start(forger);
        JwksServer https = JwksServer.startHttps(TestKey.shared("RS256", "tls"), forger)) {
      for (JwksServer evil : List.of(http, https)) {
        String address = evil.jwksUri().toString();
        issuer.refuses(BAD_SIGNATURE, issuer.token().header(parameter, address).signedBy(forger));
        issuer.accepts(issuer.token().header(parameter, address));
        assertEquals(List.of(), evil.requests());
      }
    }
  }

  @ParameterizedTest(name = "HDR-08, HDR-09, HDR-11: the address {0} counts for nothing")
  @ValueSource(
      strings = {
        "https://evil.example/keys",
        "file:///etc/passwd",
        "ftp://evil.example/",
        "jar:file:/x.jar!/k"
      })
  void addressOfAnySchemeIsIgnored(String address) {
    issuer.accepts(issuer.token().header("jku", address).header("x5u", address));
    issuer.refuses(
        BAD_SIGNATURE,
        issuer.token().header("jku", address).header("x5u", address).signedBy(forger));
  }

  @ParameterizedTest(name = "HDR-10: {0} in the header is no source of trust")
  @ValueSource(strings = {"x5c", "x5t", "x5t#S256"})
  void certificateInTheHeaderIsNotTrusted(String parameter) throws GeneralSecurityException {
    byte[] certificate = forger.certificate().getEncoded();
    Object value =
        switch (parameter) {
          case "x5c" -> List.of(Base64.getEncoder().encodeToString(certificate));
          case "x5t" -> thumbprint("SHA-1", certificate);
          default -> thumbprint("SHA-256", certificate);
        };
    issuer.refuses(BAD_SIGNATURE, issuer.token().header(parameter, value).signedBy(forger));
    issuer.accepts(issuer.token().header(parameter, value));
  }

  private static String thumbprint(String hash, byte[] certificate)
      throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance(hash).digest(certificate);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  @Test
  @DisplayName("HDR-11: beside a good signature, keys in the header change nothing")
  void trustedKeyAloneJudges() {
    issuer.accepts(
        issuer
            .token()
            .header("jwk", forger.publicJwk())
            .header("x5c", List.of("not a certificate"))
            .header("jku", 5)
            .header("x5u", "::"));
  }

  static Stream<Object> keyIdsOfAnotherForm() {
    return Stream.of(
        "k".repeat(257),
        "a\u0000",
        "\u007f",
        "a\nb",
        "x\r\nSet-Cookie: a=b",
        5,
        true,
        List.of("k"),
        Map.of());
  }

  @ParameterizedTest(name = "HDR-12: kid {0} is refused")
  @NullSource
  @MethodSource("keyIdsOfAnotherForm")
  void keyIdOfAnotherFormIsRefused(Object keyId) {
    issuer.refuses(MALFORMED, issuer.token().header("kid", keyId));
  }

  @Test
  @DisplayName("NET-11: an empty kid counts as absent, as in a key")
  void emptyKeyIdIsAbsent() {
    assertEquals(Optional.empty(), issuer.accepts(issuer.token().header("kid", "")).keyId());
    OneIssuer two =
        OneIssuer.with(rules -> rules.keys(OneIssuer.keys(TestKey.shared("RS256"), other)));
    two.refuses(UNKNOWN_KEY, two.token().header("kid", ""));
  }

  private static Jwk nameless(TestKey key) {
    return key.publicJwk().without("kid");
  }

  private OneIssuer withCertificates() throws GeneralSecurityException {
    byte[] others = other.certificate().getEncoded();
    Jwk byChain =
        nameless(TestKey.shared("RS256"))
            .with("x5c", List.of(Base64.getEncoder().encodeToString(certificate)));
    Jwk byThumbprint =
        nameless(other)
            .with("x5t", thumbprint("SHA-1", others))
            .with("x5t#S256", thumbprint("SHA-256", others));
    return OneIssuer.with(rules -> rules.keys(OneIssuer.keys(List.of(byChain, byThumbprint))));
  }

  @ParameterizedTest(name = "NET-11, HDR-10: {0} picks among the issuer''s own keys that have it")
  @CsvSource({"x5t, SHA-1", "x5t#S256, SHA-256"})
  void certificateThumbprintPicksAmongOwnKeys(String parameter, String hash)
      throws GeneralSecurityException {
    OneIssuer two = withCertificates();
    String named = thumbprint(hash, certificate);
    TokenDraft unnamed = two.token().header("kid", "");
    two.refuses(UNKNOWN_KEY, unnamed);
    two.accepts(unnamed.header(parameter, named));
    two.refuses(BAD_SIGNATURE, unnamed.header(parameter, named).signedBy(other));
    String foreign = thumbprint(hash, forger.certificate().getEncoded());
    two.refuses(UNKNOWN_KEY, unnamed.header(parameter, foreign));
    for (Object wrong :
        List.of("", 5, List.of(named), named + "=", named.toLowerCase(Locale.ROOT))) {
      two.refuses(UNKNOWN_KEY, unnamed.header(parameter, wrong));
    }
  }

  @Test
  @DisplayName("NET-11: a key that leaves its set ends the tokens that a certificate picked it for")
  void pickedKeyIsJudgedAtEveryUse() throws GeneralSecurityException {
    AtomicReference<KeySource> keys = new AtomicReference<>();
    Jwk second = nameless(other);
    Jwk first = nameless(TestKey.shared("RS256"));
    String named = thumbprint("SHA-256", certificate);
    KeySource source =
        new KeySource() {
          @Override
          public Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
            return find(algorithm, keyId, null);
          }

          @Override
          public Optional<VerificationKey> find(
              SignatureAlgorithm algorithm, String keyId, String certificate) {
            return keys.get().find(algorithm, keyId, certificate);
          }
        };
    keys.set(OneIssuer.keys(List.of(first.with("x5t#S256", named), second)));
    OneIssuer two = OneIssuer.with(rules -> rules.keys(source));
    String token = two.token().header("kid", "").header("x5t#S256", named).compact();
    two.accepts(token);
    keys.set(OneIssuer.keys(List.of(first.with("x5t#S256", "gone"), second)));
    two.refuses(BAD_SIGNATURE, token);
  }

  @Test
  @DisplayName("HDR-12: kid has up to 256 characters of any script")
  void keyIdOfFullLengthIsTaken() {
    for (String keyId : List.of("k".repeat(256), "clé ключ 鍵", "'")) {
      OneIssuer named = OneIssuer.withKey(TestKey.shared("RS256").withKeyId(keyId));
      assertEquals(keyId, named.accepts(named.token()).keyId().orElseThrow());
    }
  }

  @ParameterizedTest(name = "HDR-13: kid {0} is only compared")
  @ValueSource(
      strings = {
        "../../dev/null",
        "' OR 1=1--",
        "*)(uid=*",
        "|/bin/id",
        "${jndi:ldap://x}",
        "%0d%0a"
      })
  void hostileKeyIdIsOnlyCompared(String keyId) {
    List<String> asked = new ArrayList<>();
    KeySource recording =
        (algorithm, wanted) -> {
          asked.add(wanted);
          return OneIssuer.keys(TestKey.shared("RS256")).find(algorithm, wanted);
        };
    OneIssuer watched = OneIssuer.with(rules -> rules.keys(recording));
    watched.refuses(UNKNOWN_KEY, watched.token().header("kid", keyId));
    assertEquals(List.of(keyId), asked.stream().distinct().toList());
  }

  @Test
  @DisplayName("HDR-13: kid with a line break never reaches a key source")
  void lineBreakNeverReachesAKeySource() {
    OneIssuer watched =
        OneIssuer.with(
            rules ->
                rules.keys(
                    (algorithm, keyId) -> {
                      throw new AssertionError("asked for " + keyId);
                    }));
    watched.refuses(MALFORMED, watched.token().header("kid", "x\r\nSet-Cookie: a=b"));
  }
}

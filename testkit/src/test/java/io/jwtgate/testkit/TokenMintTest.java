package io.jwtgate.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenMintTest {
  private static final MovableClock CLOCK = MovableClock.at("2030-01-01T00:00:00.999Z");
  private static final long NOW = 1893456000;

  private final TestKey key = TestKey.shared("HS256");
  private final TokenMint mint = new TokenMint("https://issuer.example", "orders", key, CLOCK);

  @Test
  void goodTokenHasTheHeaderOfAnAccessToken() {
    assertEquals(
        "{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"test-HS256\"}", header(mint.token()));
  }

  @Test
  void goodTokenHasTheClaimsOfAnAccessToken() {
    assertEquals(
        "{\"iss\":\"https://issuer.example\",\"aud\":\"orders\",\"sub\":\"alice\","
            + ("\"client_id\":\"web\",\"iat\":" + NOW + ",\"exp\":" + (NOW + 300) + ",")
            + "\"jti\":\"1\"}",
        payload(mint.token().claim("jti", "1")));
  }

  @Test
  void everyTokenHasAnIdOfItsOwn() {
    assertNotEquals(payload(mint.token()), payload(mint.token()));
  }

  @Test
  void tokenVerifiesByTheJdkAlone() throws Exception {
    TestKey rsa = TestKey.shared("RS256");
    String token = mint.withKey(rsa).token().compact();

    Signature engine = Signature.getInstance("SHA256withRSA");
    engine.initVerify(rsa.publicKey());
    engine.update(token.substring(0, token.lastIndexOf('.')).getBytes(US_ASCII));
    assertTrue(engine.verify(part(token, 2)));
  }

  @Test
  void claimsOfEveryJsonTypeAreWritten() {
    TokenDraft draft =
        mint.token()
            .rawPayload(json -> "{" + json.substring(json.indexOf("\"jti\"")))
            .claim("jti", true)
            .claim("a", null)
            .claim("b", 1.5)
            .claim("c", List.of(1, "x"))
            .claim("d", Map.of("e", new BigDecimal("1.10")))
            .claim("f", BigInteger.TWO.pow(70))
            .claim("g", CLOCK.instant());
    assertEquals(
        "{\"jti\":true,\"a\":null,\"b\":1.5,\"c\":[1,\"x\"],\"d\":{\"e\":1.10},"
            + ("\"f\":1180591620717411303424,\"g\":" + NOW + "}"),
        payload(draft));
  }

  @Test
  void valueThatJsonDoesNotKnowIsRefused() {
    TokenDraft draft = mint.token().claim("a", new Object());
    assertThrows(IllegalArgumentException.class, draft::compact);
  }

  @Test
  void claimIsLeftOut() {
    assertTrue(payload(mint.token()).contains("\"exp\""));
    assertFalse(payload(mint.token().without("exp")).contains("\"exp\""));
  }

  @Test
  void headerParameterIsLeftOut() {
    assertEquals(
        "{\"typ\":\"at+jwt\",\"alg\":\"HS256\"}", header(mint.token().withoutHeader("kid")));
  }

  @Test
  void keyIsEmbeddedInTheHeader() {
    String header = header(mint.token().header("jwk", TestKey.shared("RS256").publicJwk()));
    assertTrue(header.contains("\"jwk\":{\"kty\":\"RSA\",\"n\":\""));
  }

  @Test
  void shorthandsSetTheirClaims() {
    String payload =
        payload(
            mint.token()
                .subject("bob")
                .roles("admin", "user")
                .scope("a b")
                .expiresIn(Duration.ofSeconds(-1)));
    assertTrue(payload.contains("\"sub\":\"bob\""));
    assertTrue(payload.contains("\"roles\":[\"admin\",\"user\"]"));
    assertTrue(payload.contains("\"scope\":\"a b\""));
    assertTrue(payload.contains("\"exp\":" + (NOW - 1) + ","));
  }

  @Test
  void rawPartsAreSignedAsTheyAre() {
    String token = mint.token().rawHeader("null").rawPayload(new byte[] {(byte) 0xff}).compact();
    assertEquals("null", new String(part(token, 0), UTF_8));
    assertArrayEquals(new byte[] {(byte) 0xff}, part(token, 1));
    assertArrayEquals(macOf(token), part(token, 2));
  }

  @Test
  void changedPayloadTextIsSignedAsItIs() {
    String token =
        mint.token().rawPayload(json -> json.replace("{", "{\"sub\":\"mallory\",")).compact();
    assertTrue(new String(part(token, 1), UTF_8).startsWith("{\"sub\":\"mallory\",\"iss\""));
    assertArrayEquals(macOf(token), part(token, 2));
  }

  @Test
  void forgedTokenKeepsTheHeaderOfTheMint() {
    TestKey forger = TestKey.shared("HS512", "forger");
    String token = mint.token().signedBy(forger).compact();
    assertEquals(header(mint.token()), new String(part(token, 0), UTF_8));
    assertArrayEquals(forger.sign(inputOf(token)), part(token, 2));
  }

  @Test
  void tokenOfAnotherKeyOfTheMintNamesIt() {
    String header = header(mint.withKey(TestKey.shared("HS512", "next")).token());
    assertEquals("{\"typ\":\"at+jwt\",\"alg\":\"HS512\",\"kid\":\"next\"}", header);
  }

  @Test
  void signatureIsReplacedOrChanged() {
    assertArrayEquals(new byte[] {1}, part(mint.token().rawSignature(new byte[] {1}).compact(), 2));

    String cut = mint.token().rawSignature(mac -> Arrays.copyOf(mac, 16)).compact();
    assertArrayEquals(Arrays.copyOf(macOf(cut), 16), part(cut, 2));
  }

  @Test
  void unsignedTokenEndsWithTheDot() {
    String token = mint.token().unsigned().compact();
    assertTrue(token.endsWith("."));
    assertTrue(new String(part(token, 0), UTF_8).contains("\"alg\":\"none\""));
  }

  private byte[] macOf(String token) {
    return key.sign(inputOf(token));
  }

  private static byte[] inputOf(String token) {
    return token.substring(0, token.lastIndexOf('.')).getBytes(US_ASCII);
  }

  private static String header(TokenDraft draft) {
    return new String(part(draft.compact(), 0), UTF_8);
  }

  private static String payload(TokenDraft draft) {
    return new String(part(draft.compact(), 1), UTF_8);
  }

  private static byte[] part(String token, int index) {
    return Base64.getUrlDecoder().decode(List.of(token.split("\\.", -1)).get(index));
  }
}

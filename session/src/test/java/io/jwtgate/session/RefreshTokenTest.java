package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refresh token is made of, and what leads from one of its parts to another. */
class RefreshTokenTest {
  private final RefreshToken token = RefreshToken.first();
  private final byte[] octets = Base64.getUrlDecoder().decode(token.text());
  private final byte[] handle = Arrays.copyOf(octets, 16);
  private final byte[] secret = Arrays.copyOfRange(octets, 16, 48);

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  @Test
  @DisplayName("RT-01: the sid is a hash of the handle, and so leads to no token")
  void theSessionIdIsAHash() throws Exception {
    assertEquals(encoded(Arrays.copyOf(sha256(handle), 16)), token.sessionId());
  }

  @Test
  @DisplayName("RT-01: what is kept is a hash of handle and secret")
  void whatIsKeptIsAHash() throws Exception {
    assertEquals(encoded(sha256(octets)), token.hash());
  }

  @Test
  @DisplayName("RT-01: the successor is of the same handle, and an HMAC of the salt by the secret")
  void theSuccessorIsAnHmac() throws Exception {
    String salt = RefreshToken.newSalt();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    byte[] next = Base64.getUrlDecoder().decode(token.successor(salt).text());
    assertArrayEquals(handle, Arrays.copyOf(next, 16));
    assertArrayEquals(
        mac.doFinal(Base64.getUrlDecoder().decode(salt)), Arrays.copyOfRange(next, 16, 48));
    assertEquals(32, Base64.getUrlDecoder().decode(salt).length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60, 63, 65, 68, 128})
  @DisplayName("RT-13: a text of another length is no refresh token")
  void anotherLengthIsNone(int length) {
    assertEquals(Optional.empty(), RefreshToken.parse("A".repeat(length)));
    assertEquals("A".repeat(64), RefreshToken.parse("A".repeat(64)).orElseThrow().text());
  }

  @Test
  @DisplayName("OBS-01: as a text for logs it holds nothing of itself")
  void itIsNotLogged() {
    assertFalse(token.toString().contains(token.text()));
    assertFalse(token.toString().contains(encoded(secret)));
  }
}

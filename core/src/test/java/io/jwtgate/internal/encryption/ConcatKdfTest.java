package io.jwtgate.internal.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.internal.jose.Base64Url;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConcatKdfTest {
  // RFC 7518 appendix C: the secret that Alice and Bob agree upon, and what is made of it.
  private static final byte[] SECRET =
      octets(
          158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49, 110,
          163, 218, 128, 106, 72, 246, 218, 167, 121, 140, 254, 144, 196);

  private static byte[] octets(int... values) {
    byte[] octets = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      octets[i] = (byte) values[i];
    }
    return octets;
  }

  @Test
  @DisplayName("JWE-01: the key of RFC 7518 appendix C is derived")
  void exampleOfTheStandard() {
    byte[] key =
        ConcatKdf.derived(
            SECRET, 16, "A128GCM", "Alice".getBytes(US_ASCII), "Bob".getBytes(US_ASCII));
    assertEquals("VqqN6vgjbSBcIijNcacQGg", Base64Url.encode(key));
  }
}

package io.jwtgate.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens of HS256 that differ in one claim, made quickly enough for a million of them. Not
 * thread-safe.
 */
final class TokenSeries {
  private static final String PLACE = "000000000000";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Mac mac;
  private final String header;
  private final String claims;

  TokenSeries(Sample sample) throws GeneralSecurityException {
    mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(sample.key.secret(), "HmacSHA256"));
    String[] parts = sample.draft().claim("number", PLACE).compact().split("\\.", -1);
    header = parts[0];
    claims = new String(Base64.getUrlDecoder().decode(parts[1]), ISO_8859_1);
  }

  /** The token of this number. */
  byte[] token(int number) {
    String digits = Integer.toString(number);
    String own = claims.replace(PLACE, PLACE.substring(digits.length()) + digits);
    String content = header + '.' + ENCODER.encodeToString(own.getBytes(ISO_8859_1));
    byte[] signature = mac.doFinal(content.getBytes(ISO_8859_1));
    return (content + '.' + ENCODER.encodeToString(signature)).getBytes(ISO_8859_1);
  }
}

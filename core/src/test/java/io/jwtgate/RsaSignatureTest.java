package io.jwtgate;

import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The encodings of RSA signatures (RFC 8017 sections 8 and 9, RFC 7518 sections 3.3 and 3.5). */
class RsaSignatureTest {
  private static final String SHA256_INFO = "3031300d060960864801650304020105000420";
  private static final KeyPair PAIR = newPair();
  private static final BigInteger MODULUS = ((RSAPublicKey) PAIR.getPublic()).getModulus();

  private final OneIssuer issuer = OneIssuer.withKey(TestKey.ofPair("RS256", "rsa", PAIR));

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("SIG-08: a signature is as long as the modulus")
  void lengthIsThatOfTheModulus() {
    issuer.accepts(issuer.token());
    issuer.refuses(BAD_SIGNATURE, issuer.token().rawSignature(s -> withLeadingZeros(s, 1)));
    issuer.refuses(BAD_SIGNATURE, issuer.token().rawSignature(s -> Arrays.copyOf(s, s.length + 1)));
    issuer.refuses(BAD_SIGNATURE, issuer.token().rawSignature(s -> Arrays.copyOf(s, s.length - 1)));
    issuer.refuses(BAD_SIGNATURE, issuer.token().rawSignature(s -> new byte[s.length]));
  }

  @Test
  @DisplayName("SIG-08: a leading zero can't be left out")
  void leadingZeroIsNeeded() {
    String zeroFirst = tokens().filter(token -> signature(token)[0] == 0).findFirst().orElseThrow();
    byte[] stripped = Arrays.copyOfRange(signature(zeroFirst), 1, 256);
    issuer.accepts(zeroFirst);
    issuer.refuses(BAD_SIGNATURE, CompactText.withSegment(zeroFirst, 2, encoded(stripped)));
  }

  @Test
  @DisplayName("SIG-08: a signature is less than the modulus")
  void valueIsLessThanTheModulus() {
    BigInteger limit = BigInteger.ONE.shiftLeft(2048).subtract(MODULUS);
    String small = tokens().filter(t -> number(t).compareTo(limit) < 0).findFirst().orElseThrow();
    byte[] raised = octets(number(small).add(MODULUS));
    issuer.accepts(small);
    issuer.refuses(BAD_SIGNATURE, CompactText.withSegment(small, 2, encoded(raised)));
  }

  @Test
  @DisplayName("SIG-09: the encoding of PKCS #1 v1.5 is taken")
  void encodingIsTaken() {
    issuer.accepts(encoded(SHA256_INFO, 202, "00", "01", "ff", ""));
  }

  @ParameterizedTest(name = "SIG-09: an altered encoding is refused: {0}")
  @CsvSource({
    "no NULL, 302f300b0609608648016503040201 0420, 204, 00, 01, ff, ''",
    "long length, 308131300d060960864801650304020105000420, 201, 00, 01, ff, ''",
    "indefinite length, 3080300d060960864801650304020105000420, 202, 00, 01, ff, ''",
    "hash of another name, 3021300906052b0e03021a05000420, 206, 00, 01, ff, ''",
    "text after the hash, 3031300d060960864801650304020105000420, 194, 00, 01, ff, 0000000000000000",
    "garbage for padding, 3031300d060960864801650304020105000420, 202, 00, 01, 5a, ''",
    "block type 2, 3031300d060960864801650304020105000420, 202, 00, 02, ff, ''",
    "block type 0, 3031300d060960864801650304020105000420, 202, 00, 00, 00, ''",
    "no DigestInfo, '', 221, 00, 01, ff, ''"
  })
  void alteredEncodingIsRefused(
      String name, String info, int pad, String lead, String type, String fill, String tail) {
    issuer.refuses(BAD_SIGNATURE, encoded(info.replace(" ", ""), pad, lead, type, fill, tail));
  }

  /** A token whose signature is the raw RSA operation over an encoding of the test's choice. */
  private TokenDraft encoded(
      String info, int padding, String lead, String type, String fill, String tail) {
    TokenDraft draft = issuer.token();
    String good = draft.compact();
    byte[] input = good.substring(0, good.lastIndexOf('.')).getBytes(US_ASCII);
    String hex = lead + type + fill.repeat(padding) + "00" + info + sha256(input) + tail;
    BigInteger exponent = ((RSAPrivateKey) PAIR.getPrivate()).getPrivateExponent();
    return draft.rawSignature(octets(new BigInteger(hex, 16).modPow(exponent, MODULUS)));
  }

  @ParameterizedTest(name = "SIG-10: PSS of SHA-256 with a salt of {0} and MGF1 of {1} is refused")
  @CsvSource({
    "0, SHA-256",
    "20, SHA-256",
    "31, SHA-256",
    "33, SHA-256",
    "64, SHA-256",
    "32, SHA-1"
  })
  void otherPssParametersAreRefused(int salt, String mask) {
    OneIssuer pss = OneIssuer.withKey(TestKey.ofPair("PS256", "rsa", PAIR));
    pss.refuses(BAD_SIGNATURE, pssToken(pss, salt, mask));
    pss.accepts(pssToken(pss, 32, "SHA-256"));
  }

  private static TokenDraft pssToken(OneIssuer issuer, int salt, String mask) {
    TokenDraft draft = issuer.token();
    String good = draft.compact();
    try {
      Signature signer = Signature.getInstance("RSASSA-PSS");
      signer.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", new MGF1ParameterSpec(mask), salt, 1));
      signer.initSign(PAIR.getPrivate());
      signer.update(good.substring(0, good.lastIndexOf('.')).getBytes(US_ASCII));
      return draft.rawSignature(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Stream<String> tokens() {
    return Stream.generate(() -> issuer.token().compact()).limit(10_000);
  }

  private static byte[] signature(String compact) {
    return io.jwtgate.internal.jose.Base64Url.decode(CompactText.segment(compact, 2));
  }

  private static BigInteger number(String compact) {
    return new BigInteger(1, signature(compact));
  }

  private static String encoded(byte[] signature) {
    return io.jwtgate.internal.jose.Base64Url.encode(signature);
  }

  private static byte[] octets(BigInteger number) {
    byte[] signed = number.toByteArray();
    byte[] fixed = new byte[256];
    int length = Math.min(256, signed.length);
    System.arraycopy(signed, signed.length - length, fixed, 256 - length, length);
    return fixed;
  }

  private static byte[] withLeadingZeros(byte[] octets, int zeros) {
    byte[] longer = new byte[octets.length + zeros];
    System.arraycopy(octets, 0, longer, zeros, octets.length);
    return longer;
  }

  private static String sha256(byte[] input) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(input));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

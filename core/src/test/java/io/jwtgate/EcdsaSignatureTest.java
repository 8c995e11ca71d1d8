package io.jwtgate;

import static io.jwtgate.RejectionReason.BAD_SIGNATURE;

import io.jwtgate.testkit.TestKey;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R and S of ECDSA (RFC 7518 section 3.4), and the values that a JDK once took. */
class EcdsaSignatureTest {

  @ParameterizedTest(name = "SIG-06: R and S of {0} have the length of the order")
  @ValueSource(strings = {"ES256", "ES384", "ES512"})
  void lengthIsFixed(String algorithm) {
    OneIssuer issuer = OneIssuer.withKey(TestKey.shared(algorithm));
    issuer.accepts(issuer.token());
    issuer.refuses(BAD_SIGNATURE, issuer.token().rawSignature(EcdsaSignatureTest::der));
    issuer.refuses(BAD_SIGNATURE, issuer.token().rawSignature(s -> Arrays.copyOf(s, s.length - 1)));
    issuer.refuses(BAD_SIGNATURE, issuer.token().rawSignature(s -> Arrays.copyOf(s, s.length + 1)));
    issuer.refuses(BAD_SIGNATURE, issuer.token().rawSignature(s -> Arrays.copyOf(s, s.length + 2)));
    issuer.refuses(BAD_SIGNATURE, issuer.token().rawSignature(s -> Arrays.copyOf(s, 1)));
    issuer.refuses(
        BAD_SIGNATURE,
        issuer.token().rawSignature(s -> joined(half(s, 0), half(s, 1), s.length / 2 + 1)));
  }

  @ParameterizedTest(name = "SIG-07: R and S of {0} lie between 0 and the order")
  @ValueSource(strings = {"ES256", "ES384", "ES512"})
  void rangeIsChecked(String algorithm) {
    TestKey key = TestKey.shared(algorithm);
    OneIssuer issuer = OneIssuer.withKey(key);
    BigInteger order = ((ECPublicKey) key.publicKey()).getParams().getOrder();
    BigInteger one = BigInteger.ONE;
    for (BigInteger bad :
        List.of(
            BigInteger.ZERO,
            order,
            order.add(one),
            order.multiply(BigInteger.TWO).min(largest(order)))) {
      for (BigInteger fine : List.of(one, order.subtract(one), bad)) {
        issuer.refuses(
            BAD_SIGNATURE, issuer.token().rawSignature(s -> joined(bad, fine, s.length / 2)));
        issuer.refuses(
            BAD_SIGNATURE, issuer.token().rawSignature(s -> joined(fine, bad, s.length / 2)));
      }
      issuer.refuses(
          BAD_SIGNATURE, issuer.token().rawSignature(s -> joined(half(s, 0), bad, s.length / 2)));
      issuer.refuses(
          BAD_SIGNATURE, issuer.token().rawSignature(s -> joined(bad, half(s, 1), s.length / 2)));
    }
  }

  private static BigInteger largest(BigInteger order) {
    int octets = (order.bitLength() + 7) / 8;
    return BigInteger.ONE.shiftLeft(octets * 8).subtract(BigInteger.ONE);
  }

  private static BigInteger half(byte[] signature, int index) {
    int length = signature.length / 2;
    return new BigInteger(1, Arrays.copyOfRange(signature, index * length, (index + 1) * length));
  }

  private static byte[] joined(BigInteger r, BigInteger s, int octets) {
    byte[] signature = new byte[octets * 2];
    write(r, signature, octets, octets);
    write(s, signature, octets * 2, octets);
    return signature;
  }

  private static void write(BigInteger half, byte[] signature, int end, int octets) {
    byte[] signed = half.toByteArray();
    int length = Math.min(signed.length, octets);
    System.arraycopy(signed, signed.length - length, signature, end - length, length);
  }

  private static byte[] der(byte[] signature) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < 2; i++) {
      byte[] integer = half(signature, i).toByteArray();
      body.write(0x02);
      body.write(integer.length);
      body.writeBytes(integer);
    }
    ByteArrayOutputStream sequence = new ByteArrayOutputStream();
    sequence.write(0x30);
    if (body.size() > 127) {
      sequence.write(0x81);
    }
    sequence.write(body.size());
    sequence.writeBytes(body.toByteArray());
    return sequence.toByteArray();
  }
}

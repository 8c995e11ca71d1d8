package io.jwtgate.session.issue;

import io.jwtgate.internal.keys.KeyStrength;
import io.jwtgate.jose.SignatureAlgorithm;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The one common form of an ECDSA signature. Whoever holds (r, s) can write (r, n - s) too, which
 * verifies as well; ours always have s in the lower half, so that a token has one text.
 *
 * @param order the n of the curve
 */
record LowS(BigInteger order) {

  static LowS of(SignatureAlgorithm algorithm) {
    return new LowS(KeyStrength.parameters(KeyStrength.curveOf(algorithm)).getOrder());
  }

  /** The form with the lower s, of a signature of R and S (RFC 7518 section 3.4). */
  byte[] of(byte[] signature) {
    int half = signature.length / 2;
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, half, signature.length));
    if (s.compareTo(order.shiftRight(1)) <= 0) {
      return signature;
    }
    byte[] low = order.subtract(s).toByteArray();
    byte[] result = Arrays.copyOf(signature, signature.length);
    Arrays.fill(result, half, result.length, (byte) 0);
    int length = Math.min(low.length, half);
    System.arraycopy(low, low.length - length, result, result.length - length, length);
    return result;
  }
}

package io.jwtgate.internal.keys;

import java.math.BigInteger;
import java.security.spec.EdECPoint;

/**
 * A point of the curve Edwards25519 (RFC 8032 section 5.1), by its extended coordinates (section
 * 5.1.4). The JDK's key factory takes any number for a point; for one of small order anybody can
 * write signatures.
 */
record Ed25519Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger D =
      BigInteger.valueOf(-121_665).multiply(BigInteger.valueOf(121_666).modInverse(P)).mod(P);
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger ROOT_OF_MINUS_ONE = BigInteger.TWO.modPow(P.shiftRight(2), P);
  private static final Ed25519Point NEUTRAL =
      new Ed25519Point(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

  /**
   * Whether it is a point that a key can have: on the curve, and in the subgroup of prime order,
   * which leaves out the eight points of small order and whatever holds one of them.
   */
  static boolean canBeKey(EdECPoint encoded) {
    Ed25519Point point = decoded(encoded);
    return point != null && !point.isNeutral() && point.times(ORDER).isNeutral();
  }

  /** RFC 8032 section 5.1.3; null if there is no such point. */
  private static Ed25519Point decoded(EdECPoint encoded) {
    BigInteger y = encoded.getY();
    if (y.signum() < 0 || y.compareTo(P) >= 0) {
      return null;
    }
    BigInteger square = y.multiply(y).mod(P);
    BigInteger xx =
        square
            .subtract(BigInteger.ONE)
            .multiply(D.multiply(square).add(BigInteger.ONE).modInverse(P))
            .mod(P);
    BigInteger x = root(xx);
    if (x == null || (x.signum() == 0 && encoded.isXOdd())) {
      return null;
    }
    BigInteger chosen = x.testBit(0) == encoded.isXOdd() ? x : P.subtract(x);
    return new Ed25519Point(chosen, y, BigInteger.ONE, chosen.multiply(y).mod(P));
  }

  private static BigInteger root(BigInteger square) {
    BigInteger candidate = square.modPow(P.shiftRight(3).add(BigInteger.ONE), P);
    if (isRoot(candidate, square)) {
      return candidate;
    }
    BigInteger other = candidate.multiply(ROOT_OF_MINUS_ONE).mod(P);
    return isRoot(other, square) ? other : null;
  }

  private static boolean isRoot(BigInteger root, BigInteger square) {
    return root.multiply(root).subtract(square).mod(P).signum() == 0;
  }

  private boolean isNeutral() {
    return x.signum() == 0 && y.equals(z);
  }

  private Ed25519Point times(BigInteger factor) {
    Ed25519Point sum = NEUTRAL;
    for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
      sum = sum.plus(sum);
      if (factor.testBit(bit)) {
        sum = sum.plus(this);
      }
    }
    return sum;
  }

  /** The addition is complete, so it doubles as well. */
  private Ed25519Point plus(Ed25519Point other) {
    BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
    BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
    BigInteger c = t.multiply(D.shiftLeft(1)).multiply(other.t).mod(P);
    BigInteger d = z.multiply(other.z).shiftLeft(1).mod(P);
    BigInteger e = b.subtract(a);
    BigInteger f = d.subtract(c);
    BigInteger g = d.add(c);
    BigInteger h = b.add(a);
    return new Ed25519Point(
        e.multiply(f).mod(P), g.multiply(h).mod(P), f.multiply(g).mod(P), e.multiply(h).mod(P));
  }
}

package io.jwtgate.internal.keys;

import io.jwtgate.jose.UnusableKeyException;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** Whether a point lies on its curve, which the JDK's key factory does not ask. */
public final class EcPoint {
  private EcPoint() {}

  /** y² = x³ + ax + b over the curve's field, both coordinates reduced. */
  public static boolean isOn(ECParameterSpec curve, ECPoint point) {
    if (point.equals(ECPoint.POINT_INFINITY)) {
      return false;
    }
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    if (!isReduced(x, p) || !isReduced(y, p)) {
      return false;
    }
    BigInteger right =
        x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB()).mod(p);
    return y.multiply(y).mod(p).equals(right);
  }

  private static boolean isReduced(BigInteger coordinate, BigInteger p) {
    return coordinate.signum() >= 0 && coordinate.compareTo(p) < 0;
  }

  /**
   * The public point of a private number: the generator, that many times (SEC 1 section 3.2.1). It
   * takes a time that depends on the number, so it is for keys that are read once at deployment.
   */
  public static ECPoint ofPrivate(ECParameterSpec curve, BigInteger secret) {
    if (secret.signum() <= 0 || secret.compareTo(curve.getOrder()) >= 0) {
      throw new UnusableKeyException("the private number is not within the curve's order");
    }
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int bit = secret.bitLength() - 1; bit >= 0; bit--) {
      sum = add(curve, sum, sum);
      if (secret.testBit(bit)) {
        sum = add(curve, sum, curve.getGenerator());
      }
    }
    return sum;
  }

  private static ECPoint add(ECParameterSpec curve, ECPoint one, ECPoint other) {
    if (one.equals(ECPoint.POINT_INFINITY)) {
      return other;
    }
    if (other.equals(ECPoint.POINT_INFINITY)) {
      return one;
    }
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger slope = slope(curve, one, other, p);
    BigInteger x =
        slope.multiply(slope).subtract(one.getAffineX()).subtract(other.getAffineX()).mod(p);
    BigInteger y = slope.multiply(one.getAffineX().subtract(x)).subtract(one.getAffineY()).mod(p);
    return new ECPoint(x, y);
  }

  /** Of the chord, or of the tangent where both are one point. */
  private static BigInteger slope(ECParameterSpec curve, ECPoint one, ECPoint other, BigInteger p) {
    if (one.equals(other)) {
      BigInteger rise =
          one.getAffineX().pow(2).multiply(BigInteger.valueOf(3)).add(curve.getCurve().getA());
      return rise.multiply(one.getAffineY().shiftLeft(1).modInverse(p)).mod(p);
    }
    BigInteger rise = other.getAffineY().subtract(one.getAffineY());
    return rise.multiply(other.getAffineX().subtract(one.getAffineX()).mod(p).modInverse(p)).mod(p);
  }
}

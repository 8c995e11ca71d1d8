package io.jwtgate.keys;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** Whether a point lies on its curve, which the JDK's key factory does not ask. */
final class EcPoint {
  private EcPoint() {}

  /** y² = x³ + ax + b over the curve's field, both coordinates reduced. */
  static boolean isOn(ECParameterSpec curve, ECPoint point) {
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
      return false;
    }
    BigInteger right =
        x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB()).mod(p);
    return y.multiply(y).mod(p).equals(right);
  }
}

package io.jwtgate.internal.keys;

import io.jwtgate.jose.UnusableKeyException;
import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * Whether a modulus could be the product of two large primes (NIST SP 800-56B section 6.4.2.2). The
 * primes are not known, so only what anybody could find out is looked for.
 */
final class RsaModulus {
  private static final int LARGEST_SMALL_PRIME = 751;
  // Close primes are found at once by Fermat's method (CVE-2022-26320).
  private static final int FERMAT_ROUNDS = 100;
  private static final BigInteger SMALL_PRIMES =
      IntStream.rangeClosed(2, LARGEST_SMALL_PRIME)
          .mapToObj(BigInteger::valueOf)
          .filter(number -> number.isProbablePrime(50))
          .reduce(BigInteger.ONE, BigInteger::multiply);

  private RsaModulus() {}

  /**
   * @throws UnusableKeyException if it is even or has another small factor, is a prime, a power of
   *     one or a square, or its factors lie close together
   */
  static void requireSound(BigInteger modulus) {
    require(modulus.testBit(0), "the RSA modulus is even");
    require(isOne(modulus.gcd(SMALL_PRIMES)), "the RSA modulus has a small factor");
    require(!hasCloseFactors(modulus), "the RSA modulus is a square, or close to one");
    require(!isPrimePower(modulus), "the RSA modulus is a prime, or a power of one");
    if (RocaFingerprint.isIn(modulus)) {
      throw new UnusableKeyException("the RSA key was made by a chip with a known flaw, ROCA");
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new UnusableKeyException(message);
    }
  }

  private static boolean isOne(BigInteger number) {
    return number.equals(BigInteger.ONE);
  }

  /** Whether it is a² - b² for one of the first numbers a that it could be. */
  private static boolean hasCloseFactors(BigInteger modulus) {
    BigInteger a = modulus.sqrt();
    for (int round = 0; round < FERMAT_ROUNDS; round++) {
      if (isSquare(a.multiply(a).subtract(modulus))) {
        return true;
      }
      a = a.add(BigInteger.ONE);
    }
    return false;
  }

  private static boolean isSquare(BigInteger number) {
    // Of a square the last four bits are one of four values; most others need no root.
    int end = number.intValue() & 0xf;
    boolean possible = end == 0 || end == 1 || end == 4 || end == 9;
    return possible && number.signum() >= 0 && number.sqrtAndRemainder()[1].signum() == 0;
  }

  /**
   * By Fermat's little theorem a prime p divides 2^n - 2 for each n that is a power of p. Where p
   * and q are large primes without much in common, neither divides it for n = pq.
   */
  private static boolean isPrimePower(BigInteger modulus) {
    BigInteger power = BigInteger.TWO.modPow(modulus, modulus).subtract(BigInteger.TWO);
    return !isOne(power.gcd(modulus));
  }
}

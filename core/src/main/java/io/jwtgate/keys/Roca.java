package io.jwtgate.keys;

import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * The fingerprint of RSA keys made by a faulty library, whose factors can be found
 * (CVE-2017-15361). Such a modulus is a power of 65537 modulo every small prime; a sound one is so
 * by chance once in 2^27 times.
 */
final class Roca {
  private static final int GENERATOR = 65_537;
  private static final int[] PRIMES =
      IntStream.rangeClosed(3, 167)
          .filter(number -> BigInteger.valueOf(number).isProbablePrime(30))
          .toArray();

  private Roca() {}

  static boolean marks(BigInteger modulus) {
    return IntStream.of(PRIMES).allMatch(prime -> isPowerModulo(modulus, prime));
  }

  private static boolean isPowerModulo(BigInteger modulus, int prime) {
    int rest = modulus.mod(BigInteger.valueOf(prime)).intValue();
    int power = 1;
    do {
      if (power == rest) {
        return true;
      }
      power = power * (GENERATOR % prime) % prime;
    } while (power != 1);
    return false;
  }
}

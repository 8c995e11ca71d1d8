package io.jwtgate.internal.keys;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The mark of RSA keys from a chip whose primes can be found (CVE-2017-15361): modulo each small
 * prime such a modulus is a power of 65537. Of other keys less than one in a hundred million is.
 */
final class RocaFingerprint {
  private static final int GENERATOR = 65_537;
  private static final int LARGEST_PRIME = 167;
  private static final Map<Integer, BitSet> POWERS =
      IntStream.rangeClosed(3, LARGEST_PRIME)
          .filter(number -> BigInteger.valueOf(number).isProbablePrime(50))
          .boxed()
          .collect(Collectors.toUnmodifiableMap(prime -> prime, RocaFingerprint::powersModulo));

  private RocaFingerprint() {}

  static boolean isIn(BigInteger modulus) {
    return POWERS.entrySet().stream()
        .allMatch(entry -> entry.getValue().get(remainder(modulus, entry.getKey())));
  }

  private static int remainder(BigInteger number, int prime) {
    return number.mod(BigInteger.valueOf(prime)).intValue();
  }

  private static BitSet powersModulo(int prime) {
    BitSet powers = new BitSet(prime);
    for (int power = 1; !powers.get(power); power = power * GENERATOR % prime) {
      powers.set(power);
    }
    return powers;
  }
}

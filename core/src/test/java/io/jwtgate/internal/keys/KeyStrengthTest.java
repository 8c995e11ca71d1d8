package io.jwtgate.internal.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import io.jwtgate.keys.JwkSetTest;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.TestKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers make a key that is strong enough (RFC 7518 sections 3 and 6). */
class KeyStrengthTest {

  private static boolean isTaken(Jwk jwk) {
    return JwkSetTest.published(jwk).skipped().isEmpty();
  }

  private static Jwk rsa(BigInteger modulus, BigInteger exponent) {
    return TestKey.shared("RS256")
        .publicJwk()
        .with("n", encoded(modulus))
        .with("e", encoded(exponent));
  }

  /** Without the sign's octet, as RFC 7518 section 2 has it. */
  private static String encoded(BigInteger number) {
    byte[] octets = number.toByteArray();
    boolean signed = octets.length > 1 && octets[0] == 0;
    return Base64Url.encode(
        signed ? java.util.Arrays.copyOfRange(octets, 1, octets.length) : octets);
  }

  private static final BigInteger SMALL_PRIMES =
      IntStream.rangeClosed(2, 751)
          .mapToObj(BigInteger::valueOf)
          .filter(number -> number.isProbablePrime(50))
          .reduce(BigInteger.ONE, BigInteger::multiply);

  /** A number without small factors, which nobody takes apart at once. */
  private static BigInteger odd(int bits) {
    BigInteger number = new BigInteger(bits, new Random(bits)).setBit(bits - 1).setBit(0);
    while (!number.gcd(SMALL_PRIMES).equals(BigInteger.ONE)) {
      number = number.add(BigInteger.TWO);
    }
    return number;
  }

  private static final Map<Integer, BigInteger> PRIMES = new ConcurrentHashMap<>();

  private static BigInteger prime(int bits) {
    return PRIMES.computeIfAbsent(bits, any -> BigInteger.probablePrime(bits, new Random(bits)));
  }

  /** A prime of Mersenne: a large one that need not be looked for. */
  private static BigInteger known(int exponent) {
    return BigInteger.TWO.pow(exponent).subtract(BigInteger.ONE);
  }

  static Stream<Arguments> weakModuli() {
    BigInteger p = prime(1024);
    BigInteger q = prime(1025);
    BigInteger third = prime(683);
    return Stream.of(
        Arguments.of("is even", p.multiply(q).add(BigInteger.ONE)),
        Arguments.of("is even", BigInteger.ONE.shiftLeft(2047)),
        Arguments.of("has a small factor", known(2203).multiply(BigInteger.valueOf(3))),
        Arguments.of("has a small factor", known(2281).multiply(BigInteger.valueOf(751))),
        Arguments.of("is a prime", known(2203)),
        Arguments.of("is a prime", known(3217)),
        Arguments.of("or a power of one", third.pow(3)),
        Arguments.of("or a power of one", prime(410).pow(5)),
        Arguments.of("is a square", q.pow(2)),
        Arguments.of("is a square", prime(512).multiply(prime(513)).pow(2)),
        Arguments.of("close to one", q.multiply(q.nextProbablePrime())));
  }

  @ParameterizedTest(name = "NET-13: an RSA modulus that {0} is refused")
  @MethodSource("weakModuli")
  void modulusOfTwoLargePrimes(String weakness, BigInteger modulus) {
    List<String> skipped = JwkSetTest.published(rsa(modulus, F4)).skipped();
    assertEquals(1, skipped.size());
    assertTrue(skipped.get(0).contains(weakness), skipped.get(0));
    assertTrue(isTaken(rsa(prime(1024).multiply(prime(1025)), F4)));
  }

  private static Jwk edwards(BigInteger y, boolean odd) {
    byte[] octets = new byte[32];
    byte[] number = y.toByteArray();
    for (int i = 0; i < number.length && i < 32; i++) {
      octets[i] = number[number.length - 1 - i];
    }
    octets[31] = (byte) ((octets[31] & 0x7f) | (odd ? 0x80 : 0));
    return TestKey.shared("EdDSA").publicJwk().with("x", Base64Url.encode(octets));
  }

  static Stream<BigInteger> pointsThatAreNoKeys() {
    BigInteger p = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    BigInteger ofOrderEight =
        new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);
    return Stream.of(
        BigInteger.ZERO,
        BigInteger.ONE,
        BigInteger.TWO,
        p.subtract(BigInteger.ONE),
        p,
        p.add(BigInteger.ONE),
        ofOrderEight,
        p.subtract(ofOrderEight));
  }

  @ParameterizedTest(name = "NET-13: the Ed25519 point {index} is of small order, or is none")
  @MethodSource("pointsThatAreNoKeys")
  void pointsOfSmallOrderAreRefused(BigInteger y) {
    for (boolean odd : new boolean[] {false, true}) {
      assertEquals(1, JwkSetTest.published(edwards(y, odd)).skipped().size());
    }
    for (int i = 0; i < 10; i++) {
      assertTrue(isTaken(TestKey.generate("EdDSA", "k").publicJwk()));
    }
  }

  @Test
  @DisplayName(
      "NET-13: of all numbers about half are no point, and of points one in eight is a key")
  void mostNumbersAreNoKey() {
    long taken =
        IntStream.range(2, 402).filter(y -> isTaken(edwards(BigInteger.valueOf(y), false))).count();
    assertTrue(taken > 8 && taken < 50, () -> taken + " of 400");
  }

  private static final BigInteger F4 = BigInteger.valueOf(65_537);

  @ParameterizedTest(name = "KEY-02, KEY-03, LIM-06: an RSA key of {0} bits is taken: {1}")
  @CsvSource({
    "512, false",
    "1024, false",
    "2047, false",
    "2048, true",
    "2049, true",
    "4096, true",
    "8192, true",
    "8193, false",
    "16384, false"
  })
  void sizeOfTheModulus(int bits, boolean taken) {
    assertEquals(taken, isTaken(rsa(odd(bits), F4)));
  }

  @ParameterizedTest(name = "KEY-03, LIM-06: the public exponent {0} is taken: {1}")
  @CsvSource({
    "0, false",
    "1, false",
    "2, false",
    "3, true",
    "65536, false",
    "65537, true",
    "18446744073709551615, true",
    "18446744073709551617, false"
  })
  void sizeOfTheExponent(BigInteger exponent, boolean taken) {
    assertEquals(taken, isTaken(rsa(odd(2048), exponent)));
  }

  @Test
  @DisplayName("KEY-02: a weak RSA key can't be made into a key at all")
  void weakKeyIsNoKey() {
    TestKey weak = TestKey.rsa("weak", 1024);
    assertThrows(UnusableKeyException.class, () -> VerificationKey.of(weak.publicKey(), "weak"));
    assertThrows(
        UnusableKeyException.class,
        () -> VerificationKey.of(weak.publicKey(), "weak", SignatureAlgorithm.PS512));
  }

  @Test
  @DisplayName("KEY-04: a coordinate has its full length")
  void coordinateHasItsFullLength() {
    Jwk good = TestKey.shared("ES256").publicJwk();
    for (String member : new String[] {"x", "y"}) {
      byte[] octets = Base64Url.decode((String) good.members().get(member));
      assertEquals(
          false, isTaken(good.with(member, Base64Url.encode(java.util.Arrays.copyOf(octets, 31)))));
      byte[] longer = new byte[33];
      System.arraycopy(octets, 0, longer, 1, 32);
      assertEquals(false, isTaken(good.with(member, Base64Url.encode(longer))));
    }
    assertTrue(isTaken(good));
  }

  @ParameterizedTest(name = "KEY-04: a point off the curve of {0} is refused")
  @ValueSource(strings = {"ES256", "ES384", "ES512"})
  void pointLiesOnTheCurve(String algorithm) {
    Jwk good = TestKey.shared(algorithm).publicJwk();
    byte[] y = Base64Url.decode((String) good.members().get("y"));
    y[y.length - 1] ^= 1;
    assertEquals(false, isTaken(good.with("y", Base64Url.encode(y))));
    assertEquals(false, isTaken(good.with("y", Base64Url.encode(new byte[y.length]))));
    byte[] tooLarge = new byte[y.length];
    java.util.Arrays.fill(tooLarge, (byte) 0xff);
    assertEquals(false, isTaken(good.with("x", Base64Url.encode(tooLarge))));
    assertTrue(isTaken(good));
  }

  @Test
  @DisplayName("KEY-04: points from elsewhere are judged as well")
  void pointFromElsewhereIsJudged() throws GeneralSecurityException {
    ECPublicKey good = (ECPublicKey) TestKey.shared("ES256").publicKey();
    ECPoint off =
        new ECPoint(good.getW().getAffineX(), good.getW().getAffineY().add(BigInteger.ONE));
    ECParameterSpec curve = good.getParams();
    java.security.PublicKey key =
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(off, curve));
    assertThrows(UnusableKeyException.class, () -> VerificationKey.of(key, null));
    BigInteger p = ((java.security.spec.ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger x = good.getW().getAffineX();
    BigInteger y = good.getW().getAffineY();
    assertTrue(EcPoint.isOn(curve, good.getW()));
    assertEquals(false, EcPoint.isOn(curve, ECPoint.POINT_INFINITY));
    assertEquals(false, EcPoint.isOn(curve, new ECPoint(x.add(p), y)));
    assertEquals(false, EcPoint.isOn(curve, new ECPoint(x.subtract(p), y)));
    assertEquals(false, EcPoint.isOn(curve, new ECPoint(x, y.subtract(p))));
  }

  @Test
  @DisplayName("SIG-05: P-256 is not any curve of 256 bits; Ed448 and DSA keys are none of ours")
  void otherKindsOfKeyAreRefused() throws GeneralSecurityException {
    for (String other : new String[] {"Ed448", "X25519", "DSA"}) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(other);
      java.security.PublicKey key = generator.generateKeyPair().getPublic();
      assertThrows(UnusableKeyException.class, () -> VerificationKey.of(key, null));
      for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
        assertThrows(UnusableKeyException.class, () -> VerificationKey.of(key, null, algorithm));
      }
    }
  }

  @ParameterizedTest(
      name = "SIG-04, SIG-05: a public key of {0} can be made for fitting algorithms alone")
  @CsvSource({"RS256, RSA", "ES256, EC", "EdDSA, OKP"})
  void keyIsMadeForFittingAlgorithms(String name, Family family) {
    java.security.PublicKey key = TestKey.shared(name).publicKey();
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      boolean fits =
          algorithm.family() == family
              && (family != Family.EC || algorithm == SignatureAlgorithm.ES256);
      if (fits) {
        assertTrue(VerificationKey.of(key, "k", algorithm).fits(algorithm));
      } else {
        assertThrows(UnusableKeyException.class, () -> VerificationKey.of(key, "k", algorithm));
      }
    }
  }

  @Test
  @DisplayName("KEY-23: an RSA key with the mark of ROCA is ignored")
  void rocaKeyIsIgnored() {
    BigInteger primorial =
        IntStream.rangeClosed(2, 167)
            .mapToObj(BigInteger::valueOf)
            .filter(number -> number.isProbablePrime(50))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    BigInteger power = F4.modPow(BigInteger.valueOf(123_457), primorial);
    BigInteger factor = odd(2048).divide(primorial);
    BigInteger marked = factor.multiply(primorial).add(power);
    marked = marked.testBit(0) ? marked : marked.add(primorial);
    assertEquals(2048, marked.bitLength());
    assertEquals(false, isTaken(rsa(marked, F4)));
    assertTrue(isTaken(rsa(marked.add(BigInteger.TWO), F4)));
    assertEquals(false, RocaFingerprint.isIn(odd(2048)));
  }
}

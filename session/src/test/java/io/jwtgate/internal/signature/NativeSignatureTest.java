package io.jwtgate.internal.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.TestKey;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Security;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The native provider beside the JDK's. It runs twice: with the provider on the class path, and
 * without it, when {@link NativeSignature} must step aside.
 */
class NativeSignatureTest {
  private static final boolean HERE = NativeProvider.with("SHA256withRSA").isPresent();

  private static TestKey key(SignatureAlgorithm algorithm) {
    return TestKey.shared(algorithm.name());
  }

  private static boolean accepts(SignatureCheck check, byte[] signature) {
    return check.accepts(SigningInput.of("a.b".getBytes(US_ASCII)), signature);
  }

  @Test
  @DisplayName("The provider is found exactly where it is on the class path and made for it")
  void providerIsFoundWhereItIs() {
    boolean expected =
        Boolean.getBoolean("native.provider")
            && System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    assertEquals(expected, HERE);
  }

  @Test
  @DisplayName("The provider is not registered in the JVM")
  void providerIsNotRegistered() {
    assertTrue(
        Arrays.stream(Security.getProviders())
            .noneMatch(provider -> provider.getName().contains("Corretto")));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "(HS|ML_DSA).*")
  @DisplayName("it takes what the JDK signed, and neither a changed nor a cut signature")
  void takesWhatTheJdkSigned(SignatureAlgorithm algorithm) {
    Optional<NativeSignature> check = NativeSignature.of(algorithm, key(algorithm).publicKey());
    assertEquals(HERE, check.isPresent());
    byte[] good = key(algorithm).sign("a.b".getBytes(US_ASCII));
    byte[] changed = good.clone();
    changed[good.length / 3] ^= 1;
    check.ifPresent(
        there -> {
          assertTrue(accepts(there, good));
          assertFalse(accepts(there, changed));
          assertFalse(accepts(there, Arrays.copyOf(good, good.length - 1)));
          assertFalse(accepts(there, Arrays.copyOf(good, good.length + 1)));
          assertFalse(accepts(there, new byte[good.length]));
        });
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "(HS|ML_DSA).*")
  @DisplayName("What a signing key signs is taken by its public half")
  void signsWhatIsTaken(SignatureAlgorithm algorithm) throws Exception {
    io.jwtgate.session.issue.SigningKey signer =
        io.jwtgate.session.issue.SigningKey.parse(
            key(algorithm).privateJwk().json().getBytes(US_ASCII));
    VerificationKey half = VerificationKey.of(key(algorithm).publicKey(), null, algorithm);
    String signature = Base64Url.encode(signer.sign("a.b".getBytes(US_ASCII)));
    assertTrue(half.verifies(algorithm, "a", "b", signature));
    assertFalse(half.verifies(algorithm, "a", "c", signature));
  }

  @Test
  @DisplayName("A key with an exponent that the native library refuses is left to the JDK")
  void largeExponentIsLeftToTheJdk() throws Exception {
    RSAPublicKey usual = (RSAPublicKey) key(SignatureAlgorithm.RS256).publicKey();
    PublicKey large =
        KeyFactory.getInstance("RSA")
            .generatePublic(
                new RSAPublicKeySpec(usual.getModulus(), BigInteger.ONE.shiftLeft(40).setBit(0)));
    assertTrue(NativeSignature.of(SignatureAlgorithm.RS256, large).isEmpty());
    assertEquals(HERE, NativeSignature.of(SignatureAlgorithm.RS256, usual).isPresent());
  }

  @Test
  @DisplayName("A provider that is absent or can't be loaded is left out")
  void brokenProviderIsLeftOut() {
    assertTrue(NativeProvider.find("no.such.Provider").isEmpty());
    assertTrue(NativeProvider.find("java.lang.String").isEmpty());
    assertTrue(NativeProvider.find("java.lang.Integer").isEmpty());
  }
}

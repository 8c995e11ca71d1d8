package io.jwtgate.session.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.SignatureAlgorithm;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of the two forms that an ECDSA signature has, the issuer makes the one that some alone take. */
class LowSTest {
  private static final int TOKENS = 32;

  @ParameterizedTest(name = "{0}: S is in the lower half of the order, and the signature verifies")
  @DisplayName("own signatures have the lower S")
  @CsvSource({"ES256, secp256r1", "ES384, secp384r1", "ES512, secp521r1"})
  void ownSignaturesHaveTheLowerS(SignatureAlgorithm algorithm, String curve)
      throws GeneralSecurityException {
    BigInteger half = order(curve).shiftRight(1);
    SigningKey key = SigningKey.generate(algorithm);
    OwnIssuer own = OwnIssuer.with(issuer -> issuer.signingKey(key));
    // Without that every second one would be above.
    for (int i = 0; i < TOKENS; i++) {
      IssuedToken token = own.token();
      assertTrue(s(token.compact()).compareTo(half) <= 0);
      assertEquals("alice", own.verified(token).name());
    }
  }

  private static BigInteger s(String compact) {
    byte[] signature =
        Base64.getUrlDecoder().decode(compact.substring(compact.lastIndexOf('.') + 1));
    return new BigInteger(1, Arrays.copyOfRange(signature, signature.length / 2, signature.length));
  }

  private static BigInteger order(String curve) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    return parameters.getParameterSpec(ECParameterSpec.class).getOrder();
  }
}

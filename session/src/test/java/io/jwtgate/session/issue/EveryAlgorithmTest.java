package io.jwtgate.session.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.jose.SignatureAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Every algorithm that verifies here signs here, from every form that its key can be read from. */
class EveryAlgorithmTest {

  private static SigningKey read(SignatureAlgorithm algorithm) {
    String name = algorithm.name();
    byte[] jwk =
        io.jwtgate.testkit.TestKey.shared(name)
            .privateJwk()
            .json()
            .getBytes(StandardCharsets.UTF_8);
    return SigningKey.parse(jwk);
  }

  @ParameterizedTest(name = "ISS-12: {0} from a JWK passes our own verifier")
  @EnumSource(
      value = SignatureAlgorithm.class,
      mode = EnumSource.Mode.MATCH_NONE,
      names = "ML_DSA.*")
  void ownVerifierTakesIt(SignatureAlgorithm algorithm) {
    OwnIssuer own = OwnIssuer.with(issuer -> issuer.signingKey(read(algorithm)));
    IssuedToken token = own.token();
    assertEquals(algorithm, own.verified(token).algorithm());
    assertEquals("test-" + algorithm, own.verified(token).keyId().orElseThrow());
  }

  @ParameterizedTest(name = "ISS-12: {0} passes jose4j with the published key")
  @EnumSource(mode = Mode.MATCH_NONE, names = "Ed25519|ML_DSA.*")
  void anotherLibraryTakesIt(SignatureAlgorithm algorithm) throws Exception {
    SigningKey key = read(algorithm);
    OwnIssuer own = OwnIssuer.with(issuer -> issuer.signingKey(key));
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm.name()));
    jws.setCompactSerialization(own.token().compact());
    jws.setKey(othersKey(key));
    assertTrue(jws.verifySignature());
  }

  private static Key othersKey(SigningKey key) throws Exception {
    if (key.algorithm().isSymmetric()) {
      byte[] secret = io.jwtgate.testkit.TestKey.shared(key.algorithm().name()).secret();
      return new SecretKeySpec(secret, "HMAC");
    }
    Map<String, Object> jwk = key.publicJwk().orElseThrow();
    return JsonWebKey.Factory.newJwk(jwk).getKey();
  }

  static Stream<SignatureAlgorithm> asymmetric() {
    return SignatureAlgorithm.asymmetric().stream();
  }

  @ParameterizedTest(name = "{0} from PEM has the public half that belongs to it")
  @MethodSource("asymmetric")
  void thePublicHalfIsFound(SignatureAlgorithm algorithm) {
    io.jwtgate.testkit.TestKey given = io.jwtgate.testkit.TestKey.shared(algorithm.name());
    SigningKey key =
        SigningKey.parse(given.privatePem().getBytes(StandardCharsets.US_ASCII)).as(algorithm);
    assertEquals(
        given.publicJwk().without("kid").members().get("x"),
        key.publicJwk().orElseThrow().get("x"));
    OwnIssuer own = OwnIssuer.with(issuer -> issuer.signingKey(key));
    assertEquals("alice", own.verified(own.token()).name());
  }

  @ParameterizedTest(name = "{0}: a new key signs at once")
  @EnumSource(names = {"RS256", "ES384", "Ed25519", "HS512"})
  void aNewKeySigns(SignatureAlgorithm algorithm) {
    OwnIssuer own = OwnIssuer.with(issuer -> issuer.signingKey(SigningKey.generate(algorithm)));
    assertEquals(algorithm, own.verified(own.token()).algorithm());
  }

  @ParameterizedTest(name = "ISS-13: every signature of {0} has the lower s")
  @EnumSource(names = {"ES256", "ES384", "ES512"})
  void everySignatureHasTheLowerS(SignatureAlgorithm algorithm) {
    OwnIssuer own = OwnIssuer.with(issuer -> issuer.signingKey(read(algorithm)));
    BigInteger half = ORDERS.get(algorithm.name()).shiftRight(1);
    for (int i = 0; i < 40; i++) {
      IssuedToken token = own.token();
      byte[] signature = Base64Url.decode(token.compact().split("\\.", -1)[2]);
      byte[] s = Arrays.copyOfRange(signature, signature.length / 2, signature.length);
      assertTrue(new BigInteger(1, s).compareTo(half) <= 0);
      assertEquals("alice", own.verified(token).name());
    }
  }

  /** The orders of the curves as FIPS 186-4 appendix D.1.2 states them. */
  private static final Map<String, BigInteger> ORDERS =
      Map.of(
          "ES256",
          new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16),
          "ES384",
          new BigInteger(
              "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf"
                  + "581a0db248b0a77aecec196accc52973",
              16),
          "ES512",
          new BigInteger(
              "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa"
                  + "51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
              16));
}

package io.jwtgate.benchmarks;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import io.jwtgate.TokenVerifier;
import io.jwtgate.testkit.TestKey;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** JwtGate and its peers, each asked for the same: signature, issuer, audience and times. */
public enum Library {
  JWTGATE {
    @Override
    Verification verification(Sample sample) {
      TokenVerifier verifier = sample.verifier(0);
      return verifier::verify;
    }
  },
  JAVA_JWT {
    @Override
    Verification verification(Sample sample) {
      JWTVerifier verifier =
          JWT.require(algorithm(sample.key))
              .withIssuer(Sample.ISSUER)
              .withAnyOfAudience(Sample.AUDIENCE)
              .build();
      return verifier::verify;
    }

    private Algorithm algorithm(TestKey key) {
      return switch (key.algorithm()) {
        case "RS256" -> Algorithm.RSA256((RSAPublicKey) key.publicKey(), null);
        case "ES256" -> Algorithm.ECDSA256((ECPublicKey) key.publicKey(), null);
        case "HS256" -> Algorithm.HMAC256(key.secret());
        default -> throw new UnsupportedOperationException(key.algorithm());
      };
    }
  },
  NIMBUS {
    @Override
    Verification verification(Sample sample) throws Exception {
      JWK jwk = jwk(sample.key);
      var claims =
          new DefaultJWTClaimsVerifier<SecurityContext>(
              Sample.AUDIENCE, new JWTClaimsSet.Builder().issuer(Sample.ISSUER).build(), Set.of());
      if (sample.key.algorithm().equals("EdDSA")) {
        return edwards(new Ed25519Verifier(jwk.toOctetKeyPair()), claims);
      }
      var processor = new DefaultJWTProcessor<SecurityContext>();
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(
              JWSAlgorithm.parse(sample.key.algorithm()), new ImmutableJWKSet<>(new JWKSet(jwk))));
      processor.setJWTClaimsSetVerifier(claims);
      return compact -> processor.process(compact, null);
    }

    /** Its processor takes no Ed25519 key, so the steps are taken one by one. */
    private Verification edwards(
        JWSVerifier verifier, DefaultJWTClaimsVerifier<SecurityContext> claims) {
      return compact -> {
        SignedJWT token = SignedJWT.parse(compact);
        if (!token.verify(verifier)) {
          throw new IllegalArgumentException("bad signature");
        }
        claims.verify(token.getJWTClaimsSet(), null);
        return token;
      };
    }
  },
  JOSE4J {
    @Override
    Verification verification(Sample sample) {
      JwtConsumer consumer =
          new JwtConsumerBuilder()
              .setVerificationKey(
                  isSecret(sample.key) ? new HmacKey(sample.key.secret()) : sample.key.publicKey())
              .setJwsAlgorithmConstraints(ConstraintType.PERMIT, sample.key.algorithm())
              .setExpectedIssuer(Sample.ISSUER)
              .setExpectedAudience(Sample.AUDIENCE)
              .setRequireExpirationTime()
              .build();
      return consumer::process;
    }
  },
  JJWT {
    @Override
    Verification verification(Sample sample) {
      JwtParserBuilder builder =
          Jwts.parser().requireIssuer(Sample.ISSUER).requireAudience(Sample.AUDIENCE);
      JwtParser parser =
          isSecret(sample.key)
              ? builder.verifyWith(Keys.hmacShaKeyFor(sample.key.secret())).build()
              : builder.verifyWith(sample.key.publicKey()).build();
      return parser::parseSignedClaims;
    }
  },
  SMALLRYE {
    @Override
    Verification verification(Sample sample) {
      JWTAuthContextInfo trust = new JWTAuthContextInfo();
      if (isSecret(sample.key)) {
        trust.setSecretVerificationKey(Keys.hmacShaKeyFor(sample.key.secret()));
      } else {
        trust.setPublicVerificationKey(sample.key.publicKey());
      }
      String algorithm = sample.key.algorithm();
      trust.setSignatureAlgorithm(
          Set.of(SignatureAlgorithm.valueOf(algorithm.replace("EdDSA", "EDDSA"))));
      trust.setIssuedBy(Sample.ISSUER);
      trust.setExpectedAudience(Set.of(Sample.AUDIENCE));
      return new DefaultJWTParser(trust)::parse;
    }
  },
  SPRING {
    @Override
    Verification verification(Sample sample) throws Exception {
      NimbusJwtDecoder decoder = decoder(sample.key);
      decoder.setJwtValidator(
          JwtValidators.createDefaultWithValidators(
              List.of(
                  new JwtClaimValidator<>(
                      JwtClaimNames.ISS, issuer -> Sample.ISSUER.equals(String.valueOf(issuer))),
                  new JwtClaimValidator<List<String>>(
                      JwtClaimNames.AUD, audience -> audience.contains(Sample.AUDIENCE)))));
      return decoder::decode;
    }

    private NimbusJwtDecoder decoder(TestKey key) throws Exception {
      if (key.algorithm().equals("EdDSA")) {
        throw new UnsupportedOperationException("EdDSA");
      }
      var algorithm =
          org.springframework.security.oauth2.jose.jws.SignatureAlgorithm.from(key.algorithm());
      if (algorithm == null) {
        return NimbusJwtDecoder.withSecretKey(Keys.hmacShaKeyFor(key.secret())).build();
      }
      JWKSource<SecurityContext> keys = new ImmutableJWKSet<>(new JWKSet(jwk(key)));
      return NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(algorithm).build();
    }
  };

  /** What is done with each token; it throws unless the token is good. */
  interface Verification {
    Object of(String compact) throws Exception;
  }

  /**
   * @throws UnsupportedOperationException if the library has not got the key's algorithm
   */
  abstract Verification verification(Sample sample) throws Exception;

  private static boolean isSecret(TestKey key) {
    return key.algorithm().startsWith("HS");
  }

  private static JWK jwk(TestKey key) throws java.text.ParseException {
    return JWK.parse(isSecret(key) ? key.privateJwk().json() : key.publicJwk().json());
  }
}

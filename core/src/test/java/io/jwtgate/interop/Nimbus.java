package io.jwtgate.interop;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import io.jwtgate.testkit.TestKey;
import java.security.SignatureException;
import java.util.Map;

/** Nimbus JOSE + JWT. For Ed25519 it needs Tink beside it, which is not here. */
final class Nimbus implements OtherLibrary {

  @Override
  public boolean supports(String algorithm) {
    return !algorithm.startsWith("Ed");
  }

  @Override
  public String sign(TestKey key, Map<String, Object> claims) throws Exception {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(key.algorithm());
    JWSHeader header = new JWSHeader.Builder(algorithm).keyID(key.keyId()).build();
    JWSObject token = new JWSObject(header, new Payload(claims));
    JWK jwk = JWK.parse(key.privateJwk().json());
    token.sign(new DefaultJWSSignerFactory().createJWSSigner(jwk, algorithm));
    return token.serialize();
  }

  @Override
  public Map<String, Object> verified(String compact, TestKey key) throws Exception {
    JWSObject token = JWSObject.parse(compact);
    boolean asSaid = token.getHeader().getAlgorithm().getName().equals(key.algorithm());
    if (!asSaid || !token.verify(verifier(key))) {
      throw new SignatureException("Nimbus refuses the signature");
    }
    return token.getPayload().toJSONObject();
  }

  private static JWSVerifier verifier(TestKey key) throws Exception {
    return switch (key.algorithm().substring(0, 2)) {
      case "HS" -> new MACVerifier(key.secret());
      case "ES" -> new ECDSAVerifier(JWK.parse(key.publicJwk().json()).toECKey());
      default -> new RSASSAVerifier(JWK.parse(key.publicJwk().json()).toRSAKey());
    };
  }

  @Override
  public String toString() {
    return "Nimbus";
  }
}

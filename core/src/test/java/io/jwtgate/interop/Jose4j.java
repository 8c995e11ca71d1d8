package io.jwtgate.interop;

import io.jwtgate.testkit.TestKey;
import java.security.Key;
import java.security.SignatureException;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;

/** jose4j. It does not know Ed25519 by the name of RFC 9864. */
final class Jose4j implements OtherLibrary {

  @Override
  public boolean supports(String algorithm) {
    return !algorithm.equals("Ed25519");
  }

  @Override
  public String sign(TestKey key, Map<String, Object> claims) throws Exception {
    JsonWebSignature token = new JsonWebSignature();
    token.setAlgorithmHeaderValue(key.algorithm());
    token.setKeyIdHeaderValue(key.keyId());
    token.setPayload(JsonUtil.toJson(claims));
    token.setKey(isSecret(key) ? secret(key) : pair(key).getPrivateKey());
    return token.getCompactSerialization();
  }

  @Override
  public Map<String, Object> verified(String compact, TestKey key) throws Exception {
    JsonWebSignature token = new JsonWebSignature();
    token.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, key.algorithm()));
    token.setCompactSerialization(compact);
    token.setKey(isSecret(key) ? secret(key) : pair(key).getPublicKey());
    if (!token.verifySignature()) {
      throw new SignatureException("jose4j refuses the signature");
    }
    return JsonUtil.parseJson(token.getPayload());
  }

  private static boolean isSecret(TestKey key) {
    return key.algorithm().startsWith("HS");
  }

  private static Key secret(TestKey key) {
    return new SecretKeySpec(key.secret(), "HMAC");
  }

  private static PublicJsonWebKey pair(TestKey key) throws Exception {
    return PublicJsonWebKey.Factory.newPublicJwk(key.privateJwk().json());
  }

  @Override
  public String toString() {
    return "jose4j";
  }
}

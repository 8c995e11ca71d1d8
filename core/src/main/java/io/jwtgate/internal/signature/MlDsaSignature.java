package io.jwtgate.internal.signature;

import io.jwtgate.internal.keys.MlDsa;
import io.jwtgate.jose.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** ML-DSA with an empty context (RFC 9964 section 4), on the JDK's own provider. */
record MlDsaSignature(SignatureAlgorithm algorithm, PublicKey key) implements SignatureCheck {

  @Override
  public boolean accepts(SigningInput input, byte[] signature) {
    if (signature.length != MlDsa.signatureOctets(algorithm)) {
      return false;
    }
    try {
      Signature check = Signature.getInstance(algorithm.registeredName());
      check.initVerify(key);
      check.update(input.octets());
      return check.verify(signature);
    } catch (GeneralSecurityException | RuntimeException failed) {
      return false;
    }
  }
}

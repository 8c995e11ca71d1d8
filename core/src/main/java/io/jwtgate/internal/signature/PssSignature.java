package io.jwtgate.internal.signature;

import io.jwtgate.jose.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * RSASSA-PSS (RFC 7518 section 3.5) on the JDK's own provider. java-jwt would ask the same, and
 * throw for an invalid signature.
 */
final class PssSignature implements SignatureCheck {
  private static final String JCA_NAME = "RSASSA-PSS";

  private final RSAPublicKey key;
  private final PSSParameterSpec parameters;
  private final int signatureOctets;

  PssSignature(SignatureAlgorithm algorithm, RSAPublicKey key) {
    this.key = key;
    this.parameters = parametersOf(algorithm);
    this.signatureOctets = (key.getModulus().bitLength() + 7) / 8;
  }

  /** The salt is as long as the hash, and the mask uses the same hash. */
  static PSSParameterSpec parametersOf(SignatureAlgorithm algorithm) {
    String hash = "SHA-" + algorithm.hashBits();
    return new PSSParameterSpec(
        hash,
        "MGF1",
        new MGF1ParameterSpec(hash),
        algorithm.hashBits() / 8,
        PSSParameterSpec.TRAILER_FIELD_BC);
  }

  @Override
  public boolean accepts(SigningInput input, byte[] signature) {
    if (signature.length != signatureOctets) {
      return false;
    }
    try {
      Signature check = Signature.getInstance(JCA_NAME);
      check.setParameter(parameters);
      check.initVerify(key);
      check.update(input.octets());
      return check.verify(signature);
    } catch (GeneralSecurityException | RuntimeException failed) {
      return false;
    }
  }
}

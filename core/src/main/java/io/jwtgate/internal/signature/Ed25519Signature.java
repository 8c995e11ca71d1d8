package io.jwtgate.internal.signature;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Ed25519 (RFC 8037 section 3.1), which java-jwt lacks, on the JDK's own provider. */
public final class Ed25519Signature {
  private static final String JCA_NAME = "Ed25519";
  private static final int SIGNATURE_OCTETS = 64;

  private Ed25519Signature() {}

  static SignatureCheck verifiedWith(PublicKey key) {
    return (input, signature) ->
        signature.length == SIGNATURE_OCTETS && accepts(key, input, signature);
  }

  private static boolean accepts(PublicKey key, SigningInput input, byte[] signature) {
    try {
      Signature check = Signature.getInstance(JCA_NAME);
      check.initVerify(key);
      check.update(input.octets());
      return check.verify(signature);
    } catch (GeneralSecurityException | RuntimeException failed) {
      return false;
    }
  }

  public static Signer signedWith(PrivateKey key) {
    return input -> sign(key, input);
  }

  private static byte[] sign(PrivateKey key, byte[] input) {
    try {
      Signature signer = Signature.getInstance(JCA_NAME);
      signer.initSign(key);
      signer.update(input);
      return signer.sign();
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("the key does not sign", failed);
    }
  }
}

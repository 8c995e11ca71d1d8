package io.jwtgate.testkit;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import javax.crypto.Mac;

/** The algorithms of RFC 7518 section 3, RFC 8037 and RFC 9864 in the words of the JDK. */
enum JoseAlgorithm {
  RS256("RSA", 256, "SHA256withRSA"),
  RS384("RSA", 384, "SHA384withRSA"),
  RS512("RSA", 512, "SHA512withRSA"),
  PS256("RSA", 256, "RSASSA-PSS"),
  PS384("RSA", 384, "RSASSA-PSS"),
  PS512("RSA", 512, "RSASSA-PSS"),
  ES256("secp256r1", 256, "SHA256withECDSAinP1363Format"),
  ES384("secp384r1", 384, "SHA384withECDSAinP1363Format"),
  ES512("secp521r1", 512, "SHA512withECDSAinP1363Format"),
  HS256("secret", 256, "HmacSHA256"),
  HS384("secret", 384, "HmacSHA384"),
  HS512("secret", 512, "HmacSHA512"),
  EdDSA("Ed25519", 512, "Ed25519"),
  Ed25519("Ed25519", 512, "Ed25519");

  private final String material;
  private final int hashBits;
  private final String jdkName;

  JoseAlgorithm(String material, int hashBits, String jdkName) {
    this.material = material;
    this.hashBits = hashBits;
    this.jdkName = jdkName;
  }

  static JoseAlgorithm named(String name) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no signing algorithm: " + name));
  }

  boolean takesSecret() {
    return material.equals("secret");
  }

  boolean takesRsa() {
    return material.equals("RSA");
  }

  int hashBytes() {
    return hashBits / 8;
  }

  String jdkName() {
    return jdkName;
  }

  KeyPair newKeyPair() throws GeneralSecurityException {
    if (takesRsa()) {
      return newRsaKeyPair(2048);
    }
    return jdkName.equals("Ed25519") ? newEd25519KeyPair() : newEcKeyPair();
  }

  static KeyPair newRsaKeyPair(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static KeyPair newEd25519KeyPair() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private KeyPair newEcKeyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(material));
    return generator.generateKeyPair();
  }

  byte[] sign(Key key, byte[] input) throws GeneralSecurityException {
    return takesSecret() ? mac(key, input) : signature(key, input);
  }

  private byte[] mac(Key secret, byte[] input) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(jdkName);
    mac.init(secret);
    return mac.doFinal(input);
  }

  private byte[] signature(Key key, byte[] input) throws GeneralSecurityException {
    if (!(key instanceof PrivateKey half)) {
      throw new InvalidKeyException("a secret does not sign by " + name());
    }
    Signature signature = signature();
    signature.initSign(half);
    signature.update(input);
    return signature.sign();
  }

  /** The JDK's engine, ready but for the key; with RFC 7518 section 3.5's salt for PS*. */
  private Signature signature() throws GeneralSecurityException {
    Signature signature = Signature.getInstance(jdkName);
    if (jdkName.equals("RSASSA-PSS")) {
      signature.setParameter(pssParameters());
    }
    return signature;
  }

  private PSSParameterSpec pssParameters() {
    String hash = "SHA-" + hashBits;
    return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), hashBytes(), 1);
  }
}

package io.jwtgate.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** A content's key on its way to the recipient (RFC 7518 section 4). */
final class JweKey {
  private final byte[] contentKey;
  private final byte[] encrypted;
  private final Optional<Jwk> ephemeral;

  private JweKey(byte[] contentKey, byte[] encrypted, Optional<Jwk> ephemeral) {
    this.contentKey = contentKey;
    this.encrypted = encrypted;
    this.ephemeral = ephemeral;
  }

  /** Encrypts the content. */
  byte[] contentKey() {
    return contentKey;
  }

  /** The same for the recipient; empty where it is agreed upon. */
  byte[] encrypted() {
    return encrypted;
  }

  /** The sender's half of an agreement. */
  Optional<Jwk> ephemeral() {
    return ephemeral;
  }

  static JweKey wrap(String algorithm, String encryption, PublicKey recipient, byte[] key)
      throws GeneralSecurityException {
    return switch (algorithm) {
      case "RSA-OAEP" -> new JweKey(key, oaep("SHA-1", recipient, key), Optional.empty());
      case "RSA-OAEP-256" -> new JweKey(key, oaep("SHA-256", recipient, key), Optional.empty());
      case "RSA1_5" -> new JweKey(key, pkcs1(recipient, key), Optional.empty());
      case "ECDH-ES" -> agreed(encryption, 0, recipient, key);
      case "ECDH-ES+A128KW" -> agreed(algorithm, 16, recipient, key);
      case "ECDH-ES+A256KW" -> agreed(algorithm, 32, recipient, key);
      default -> throw new IllegalArgumentException("no such algorithm: " + algorithm);
    };
  }

  private static byte[] oaep(String hash, PublicKey recipient, byte[] key)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        recipient,
        new OAEPParameterSpec(
            hash, "MGF1", new MGF1ParameterSpec(hash), PSource.PSpecified.DEFAULT));
    return cipher.doFinal(key);
  }

  private static byte[] pkcs1(PublicKey recipient, byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, recipient);
    return cipher.doFinal(key);
  }

  private static JweKey agreed(String purpose, int wrapping, PublicKey recipient, byte[] key)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(((ECPublicKey) recipient).getParams());
    KeyPair own = generator.generateKeyPair();
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own.getPrivate());
    agreement.doPhase(recipient, true);
    Optional<Jwk> ephemeral = Optional.of(Jwk.of(KeyMembers.of(own.getPublic())));
    int octets = wrapping == 0 ? key.length : wrapping;
    byte[] derived = derived(agreement.generateSecret(), purpose, octets);
    return wrapping == 0
        ? new JweKey(derived, new byte[0], ephemeral)
        : new JweKey(key, wrapped(derived, key), ephemeral);
  }

  private static byte[] wrapped(byte[] by, byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AESWrap");
    cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(by, "AES"));
    return cipher.wrap(new SecretKeySpec(key, "AES"));
  }

  /** Concat KDF with empty {@code apu} and {@code apv}. */
  private static byte[] derived(byte[] secret, String purpose, int octets)
      throws GeneralSecurityException {
    byte[] name = purpose.getBytes(US_ASCII);
    ByteBuffer input = ByteBuffer.allocate(4 + secret.length + 4 + name.length + 4 + 4 + 4);
    input.putInt(1).put(secret).putInt(name.length).put(name).putInt(0).putInt(0);
    input.putInt(8 * octets);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(input.array());
    return Arrays.copyOf(hash, octets);
  }
}

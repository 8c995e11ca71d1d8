package io.jwtgate.internal.encryption;

import io.jwtgate.internal.jose.UnverifiedJwe;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * A key encrypted to an RSA key (RFC 7518 section 4.3).
 *
 * @param octets as many as the modulus has
 */
record RsaOaep(PrivateKey key, int octets, OAEPParameterSpec padding) implements ContentKey {

  static RsaOaep of(KeyPair pair, String hash) {
    int bits = ((RSAPublicKey) pair.getPublic()).getModulus().bitLength();
    return new RsaOaep(
        pair.getPrivate(),
        (bits + 7) / 8,
        // Of the mask too: the JDK's own choice is SHA-1 for any hash.
        new OAEPParameterSpec(
            hash, "MGF1", new MGF1ParameterSpec(hash), PSource.PSpecified.DEFAULT));
  }

  @Override
  public Optional<byte[]> of(UnverifiedJwe jwe, ContentEncryption encryption) {
    return jwe.encryptedKey().length == octets
        ? Optional.of(
            SecretAttempt.orRandom(encryption.keyOctets(), () -> decrypted(jwe.encryptedKey())))
        : Optional.empty();
  }

  private byte[] decrypted(byte[] encrypted) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(Cipher.DECRYPT_MODE, key, padding);
    return cipher.doFinal(encrypted);
  }
}

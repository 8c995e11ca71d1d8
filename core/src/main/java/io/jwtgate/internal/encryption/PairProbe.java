package io.jwtgate.internal.encryption;

import io.jwtgate.jose.UnusableKeyException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/** Whether the two halves of a pair belong together, and the JDK can work with them. */
public final class PairProbe {
  private static final byte[] SAMPLE = new byte[16];

  private PairProbe() {}

  /**
   * Requires a pair that works.
   *
   * @throws UnusableKeyException if the halves are no pair, or of neither RSA nor EC
   */
  public static void require(KeyPair pair) {
    try {
      boolean fits = pair.getPublic() instanceof ECPublicKey ec ? agrees(pair, ec) : decrypts(pair);
      if (fits) {
        return;
      }
    } catch (GeneralSecurityException | RuntimeException failed) {
      // The reason is one of the provider's, and may tell of the key.
    }
    throw new UnusableKeyException("the private key and the public key are no pair");
  }

  private static boolean decrypts(KeyPair pair) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic());
    byte[] encrypted = cipher.doFinal(SAMPLE);
    cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate());
    return MessageDigest.isEqual(cipher.doFinal(encrypted), SAMPLE);
  }

  private static boolean agrees(KeyPair pair, ECPublicKey ec) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(ec.getParams());
    KeyPair other = generator.generateKeyPair();
    return MessageDigest.isEqual(
        secret(pair.getPrivate(), other.getPublic()), secret(other.getPrivate(), ec));
  }

  private static byte[] secret(Key own, Key others) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own);
    agreement.doPhase(others, true);
    return agreement.generateSecret();
  }
}

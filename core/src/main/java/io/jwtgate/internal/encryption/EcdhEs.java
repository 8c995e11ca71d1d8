package io.jwtgate.internal.encryption;

import io.jwtgate.internal.jose.UnverifiedJwe;
import io.jwtgate.jose.KeyManagementAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key agreed upon with the sender's ephemeral one (RFC 7518 section 4.6): it is the content's, or
 * wraps that (RFC 3394).
 */
record EcdhEs(PrivateKey key, ECParameterSpec curve, KeyManagementAlgorithm algorithm)
    implements ContentKey {
  private static final int WRAPPING_ADDS = 8;

  static EcdhEs of(KeyPair pair, KeyManagementAlgorithm algorithm) {
    ECParameterSpec curve = ((ECPublicKey) pair.getPublic()).getParams();
    return new EcdhEs(pair.getPrivate(), curve, algorithm);
  }

  @Override
  public Optional<byte[]> of(UnverifiedJwe jwe, ContentEncryption encryption) {
    int wrapped = isWrapped() ? encryption.keyOctets() + WRAPPING_ADDS : 0;
    return jwe.encryptedKey().length == wrapped
        ? Agreement.in(jwe.header(), curve).map(agreement -> key(jwe, encryption, agreement))
        : Optional.empty();
  }

  private boolean isWrapped() {
    return algorithm != KeyManagementAlgorithm.ECDH_ES;
  }

  private byte[] key(UnverifiedJwe jwe, ContentEncryption encryption, Agreement agreement) {
    return SecretAttempt.orRandom(
        encryption.keyOctets(),
        () -> {
          byte[] secret = secret(agreement.ephemeral());
          return isWrapped()
              ? unwrapped(agreement.key(secret, algorithm, wrappingOctets()), jwe.encryptedKey())
              : agreement.key(secret, encryption);
        });
  }

  private int wrappingOctets() {
    return algorithm == KeyManagementAlgorithm.ECDH_ES_A128KW ? 16 : 32;
  }

  private byte[] secret(PublicKey ephemeral) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(key);
    agreement.doPhase(ephemeral, true);
    return agreement.generateSecret();
  }

  private static byte[] unwrapped(byte[] wrapping, byte[] wrapped) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AESWrap");
    cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(wrapping, "AES"));
    return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
  }
}

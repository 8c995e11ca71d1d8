package io.jwtgate.jwks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jwtgate.internal.keys.PemText;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The private key of a certificate in PEM: PKCS #8, or as OpenSSL wrote it before that. */
final class ClientKey {
  private static final byte[] VERSION = {0x02, 0x01, 0x00};

  private ClientKey() {}

  /**
   * @throws IllegalArgumentException if there is none, or that of another certificate
   */
  static PrivateKey read(byte[] pem, PublicKey certified) {
    String text = new String(pem, US_ASCII);
    List<byte[]> keys =
        Stream.concat(
                PemText.blocks(text, "PRIVATE KEY").stream(),
                Stream.of("RSA PRIVATE KEY", "EC PRIVATE KEY")
                    .flatMap(label -> PemText.blocks(text, label).stream())
                    .map(key -> wrapped(key, certified)))
            .toList();
    if (keys.size() != 1) {
      throw new IllegalArgumentException("write a PEM file with one PRIVATE KEY, not encrypted");
    }
    return fitting(keys.get(0), certified);
  }

  private static PrivateKey fitting(byte[] pkcs8, PublicKey certified) {
    try {
      KeyFactory factory = KeyFactory.getInstance(certified.getAlgorithm());
      PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      if (fit(key, certified)) {
        return key;
      }
    } catch (GeneralSecurityException ofAnotherKind) {
      // So it is not that certificate's either.
    }
    throw new IllegalArgumentException("write the private key of the certificate; this is another");
  }

  private static boolean fit(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(signatureOf(certified));
    signature.initSign(key);
    byte[] made = signature.sign();
    signature.initVerify(certified);
    return signature.verify(made);
  }

  private static String signatureOf(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  /** In PKCS #8 (RFC 5208) there is a version before the key, and what the certificate says too. */
  private static byte[] wrapped(byte[] key, PublicKey certified) {
    return tagged(0x30, VERSION, algorithm(certified.getEncoded()), tagged(0x04, key));
  }

  /** The first member of a SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7). */
  private static byte[] algorithm(byte[] publicKey) {
    int start = contentOf(publicKey, 0);
    int content = contentOf(publicKey, start);
    return Arrays.copyOfRange(publicKey, start, content + publicKey[content - 1]);
  }

  /** Where the content of what is encoded here begins. */
  private static int contentOf(byte[] der, int start) {
    int length = der[start + 1];
    return start + 2 + (length < 0 ? length & 0x7f : 0);
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Stream.of(parts).forEach(content::writeBytes);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    all.writeBytes(length(content.size()));
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  /** In as few octets as can be (X.690 section 10.1). */
  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    return length < 0x100
        ? new byte[] {(byte) 0x81, (byte) length}
        : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
  }
}

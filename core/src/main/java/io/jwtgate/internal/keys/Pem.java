package io.jwtgate.internal.keys;

import io.jwtgate.jose.UnusableKeyException;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public keys of a PEM text (RFC 7468): {@code PUBLIC KEY} and {@code CERTIFICATE} blocks. */
public final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  public static final List<String> FACTORIES = List.of("RSA", "EC", "Ed25519");
  private static final List<String> PUBLIC_FACTORIES = List.of("RSA", "EC", "Ed25519", "ML-DSA");

  private Pem() {}

  public static boolean isPem(String text) {
    return text.contains(BEGIN);
  }

  /**
   * The public keys of a text.
   *
   * @throws UnusableKeyException if there is no public key, a private one, or a malformed one
   */
  public static List<PublicKey> publicKeys(String text) {
    if (text.contains("PRIVATE KEY-----")) {
      throw new UnusableKeyException(
          "a private key must not be deployed to verify; give its public key");
    }
    List<Block> blocks = blocks(text);
    if (blocks.size() != text.split(BEGIN, -1).length - 1) {
      throw new UnusableKeyException("a PEM block is not complete");
    }
    return blocks.stream().map(block -> publicKey(block.label(), block.der())).toList();
  }

  /** The complete blocks of a text, whatever they hold. */
  public static List<Block> blocks(String text) {
    List<Block> found = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      found.add(new Block(blocks.group(1), blocks.group(2)));
    }
    return found;
  }

  /** One block: what its first line says that it is, and what it holds in base64. */
  public record Block(String label, String body) {
    public byte[] der() {
      return Pem.der(body);
    }
  }

  private static PublicKey publicKey(String label, byte[] der) {
    return switch (label) {
      case "PUBLIC KEY" -> subjectPublicKey(der);
      case "CERTIFICATE" -> certified(der);
      default ->
          throw new UnusableKeyException(
              "a PEM block is neither PUBLIC KEY nor CERTIFICATE; write one of these");
    };
  }

  private static byte[] der(String body) {
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException malformed) {
      throw new UnusableKeyException("a PEM block is not base64");
    }
  }

  private static PublicKey subjectPublicKey(byte[] der) {
    return PUBLIC_FACTORIES.stream()
        .flatMap(factory -> tryFactory(factory, der).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableKeyException(
                    "a PEM block holds no RSA, EC or Ed25519 public key, nor one of ML-DSA"));
  }

  private static Optional<PublicKey> tryFactory(String factory, byte[] der) {
    try {
      return Optional.of(
          KeyFactory.getInstance(factory).generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException ofAnotherKind) {
      return Optional.empty();
    }
  }

  private static PublicKey certified(byte[] der) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der))
          .getPublicKey();
    } catch (GeneralSecurityException malformed) {
      throw new UnusableKeyException("a CERTIFICATE block is malformed");
    }
  }
}

package io.jwtgate.testkit;

import static io.jwtgate.testkit.Crypto.trying;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An encrypted token (RFC 7516): good, and then changed by a test in one way. Not thread-safe.
 *
 * <pre>{@code
 * TestKey recipient = TestKey.rsa("enc-1", 2048);
 * String good = JweDraft.of(mint.token().compact(), recipient.publicKey()).compact();
 * }</pre>
 */
public final class JweDraft {
  private static final int SEGMENTS = 5;

  private final byte[] content;
  private final PublicKey recipient;
  private final Map<String, Object> header = new LinkedHashMap<>();
  private final UnaryOperator<byte[]>[] changes = unchanged();
  private String algorithm;
  private String encryption = "A256GCM";
  private Optional<String> rawHeader = Optional.empty();

  private JweDraft(byte[] content, PublicKey recipient) {
    this.content = content.clone();
    this.recipient = requireNonNull(recipient);
    this.algorithm = recipient.getAlgorithm().equals("RSA") ? "RSA-OAEP-256" : "ECDH-ES+A256KW";
    header.put("alg", algorithm);
    header.put("enc", encryption);
    header.put("cty", "JWT");
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static UnaryOperator<byte[]>[] unchanged() {
    UnaryOperator[] none = new UnaryOperator[SEGMENTS];
    java.util.Arrays.fill(none, UnaryOperator.identity());
    return none;
  }

  /** A token, encrypted to this RSA or EC key by RSA-OAEP-256 or ECDH-ES+A256KW and A256GCM. */
  public static JweDraft of(String token, PublicKey recipient) {
    return of(token.getBytes(UTF_8), recipient);
  }

  /** Any octets, encrypted. */
  public static JweDraft of(byte[] content, PublicKey recipient) {
    return new JweDraft(content, recipient);
  }

  /**
   * Encrypts the content's key by this, and says so in {@code alg}: RSA-OAEP, RSA-OAEP-256, RSA1_5,
   * ECDH-ES, ECDH-ES+A128KW or ECDH-ES+A256KW. {@code header("alg", …)} alone makes the header lie.
   */
  public JweDraft algorithm(String name) {
    algorithm = requireNonNull(name);
    return header("alg", name);
  }

  /** Encrypts the content by this, and says so in {@code enc}: A128GCM, A256GCM, A128CBC-HS256. */
  public JweDraft encryption(String name) {
    encryption = requireNonNull(name);
    return header("enc", name);
  }

  /** Adds or replaces a header parameter; values as in {@link TokenDraft#claim}. */
  public JweDraft header(String name, Object value) {
    header.put(requireNonNull(name), value);
    return this;
  }

  /** Leaves the header parameter out. */
  public JweDraft withoutHeader(String name) {
    header.remove(requireNonNull(name));
    return this;
  }

  /** Takes this text for the header, whatever it is; the tag is made over it. */
  public JweDraft rawHeader(String text) {
    rawHeader = Optional.of(text);
    return this;
  }

  /**
   * Changes the octets of a segment once all is encrypted: 0 for the header, 1 for the encrypted
   * key, 2 for the initialization vector, 3 for the ciphertext, 4 for the tag.
   */
  public JweDraft changed(int segment, UnaryOperator<byte[]> change) {
    changes[segment] = requireNonNull(change);
    return this;
  }

  /** The token in compact form (RFC 7516 section 7.1). */
  public String compact() {
    JweContent sealed = new JweContent(encryption);
    byte[] key = random(sealed.keyOctets());
    JweKey wrapped = trying(() -> JweKey.wrap(algorithm, encryption, recipient, key));
    if (wrapped.ephemeral().isPresent() && !header.containsKey("epk")) {
      header.put("epk", wrapped.ephemeral().get());
    }
    String protectedHeader = encoded(rawHeader.orElseGet(() -> Json.write(header)).getBytes(UTF_8));
    byte[] vector = random(sealed.vectorOctets());
    byte[] additional = protectedHeader.getBytes(US_ASCII);
    byte[][] parts =
        trying(() -> sealed.encrypted(wrapped.contentKey(), vector, additional, content));
    return joined(
        Base64.getUrlDecoder().decode(protectedHeader),
        wrapped.encrypted(),
        vector,
        parts[0],
        parts[1]);
  }

  private String joined(byte[]... segments) {
    StringBuilder compact = new StringBuilder();
    for (int i = 0; i < SEGMENTS; i++) {
      compact.append(i == 0 ? "" : ".").append(encoded(changes[i].apply(segments[i])));
    }
    return compact.toString();
  }

  private static byte[] random(int octets) {
    byte[] random = new byte[octets];
    new SecureRandom().nextBytes(random);
    return random;
  }

  private static String encoded(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}

package io.jwtgate.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A token that is good until a test changes something in it. Every change is made to this draft,
 * which is also returned. Nothing is checked, so that tokens may be wrong on purpose; what is not
 * changed stays good, and the signature always fits the octets that are sent, unless it is what the
 * test changes. Not thread-safe.
 */
public final class TokenDraft {
  private final Map<String, Object> header = new LinkedHashMap<>();
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private final Instant now;
  private TestKey signer;
  private UnaryOperator<byte[]> headerChange = UnaryOperator.identity();
  private UnaryOperator<byte[]> payloadChange = UnaryOperator.identity();
  private UnaryOperator<byte[]> signatureChange = UnaryOperator.identity();

  TokenDraft(TokenMint mint) {
    now = mint.clock().instant();
    signer = mint.key();
    header("typ", "at+jwt").header("alg", signer.algorithm()).header("kid", signer.keyId());
    claim("iss", mint.issuer()).claim("aud", mint.audience());
    subject("alice").claim("client_id", "web").claim("iat", now);
    expiresIn(Duration.ofMinutes(5)).claim("jti", UUID.randomUUID().toString());
  }

  /**
   * Adds or replaces a claim. The value is a string, a number, a boolean, null (JSON null), an
   * {@link Instant} (whole seconds, RFC 7519's NumericDate), a {@link Jwk}, or a list or map of
   * these.
   */
  public TokenDraft claim(String name, Object value) {
    claims.put(requireNonNull(name), value);
    return this;
  }

  /** Leaves the claim out. */
  public TokenDraft without(String name) {
    claims.remove(requireNonNull(name));
    return this;
  }

  /** Sets {@code sub}. */
  public TokenDraft subject(String subject) {
    return claim("sub", subject);
  }

  /** Sets {@code exp} that far after {@code iat}; before it where the duration is negative. */
  public TokenDraft expiresIn(Duration lifetime) {
    return claim("exp", now.plus(lifetime));
  }

  /** Sets {@code roles} as a list of strings. */
  public TokenDraft roles(String... roles) {
    return claim("roles", List.of(roles));
  }

  /** Sets {@code scope}: names with a space between them (RFC 8693 section 4.2). */
  public TokenDraft scope(String scope) {
    return claim("scope", scope);
  }

  /** Adds or replaces a header parameter; values as in {@link #claim}. The signer stays. */
  public TokenDraft header(String name, Object value) {
    header.put(requireNonNull(name), value);
    return this;
  }

  /** Leaves the header parameter out. */
  public TokenDraft withoutHeader(String name) {
    header.remove(requireNonNull(name));
    return this;
  }

  /** Takes this text for the header, whatever it is. */
  public TokenDraft rawHeader(String text) {
    return rawHeader(text.getBytes(UTF_8));
  }

  /** Takes these octets for the header, whatever they are. */
  public TokenDraft rawHeader(byte[] octets) {
    byte[] copy = octets.clone();
    headerChange = any -> copy;
    return this;
  }

  /** Changes the header's JSON text, for instance to name a parameter twice. */
  public TokenDraft rawHeader(UnaryOperator<String> change) {
    headerChange = inText(change);
    return this;
  }

  /** Takes this text for the payload, whatever it is. */
  public TokenDraft rawPayload(String text) {
    return rawPayload(text.getBytes(UTF_8));
  }

  /** Takes these octets for the payload, whatever they are. */
  public TokenDraft rawPayload(byte[] octets) {
    byte[] copy = octets.clone();
    payloadChange = any -> copy;
    return this;
  }

  /** Changes the payload's JSON text, for instance to name a claim twice. */
  public TokenDraft rawPayload(UnaryOperator<String> change) {
    payloadChange = inText(change);
    return this;
  }

  /**
   * Signs with this key, by its own algorithm. The header goes on naming the mint's key and
   * algorithm, as a forger's does; for an honest token of another key ask {@link
   * TokenMint#withKey}.
   */
  public TokenDraft signedBy(TestKey other) {
    signer = requireNonNull(other);
    return this;
  }

  /** Takes these octets for the signature. */
  public TokenDraft rawSignature(byte[] octets) {
    byte[] copy = octets.clone();
    return rawSignature(any -> copy);
  }

  /** Changes the good signature, for instance to flip a bit or cut it short. */
  public TokenDraft rawSignature(UnaryOperator<byte[]> change) {
    signatureChange = requireNonNull(change);
    return this;
  }

  /** An unsecured JWT (RFC 7519 section 6): {@code alg: none} and an empty signature. */
  public TokenDraft unsigned() {
    return header("alg", "none").rawSignature(new byte[0]);
  }

  /** The token in compact form (RFC 7515 section 7.1). */
  public String compact() {
    String input = encoded(header, headerChange) + '.' + encoded(claims, payloadChange);
    byte[] signature = signatureChange.apply(signer.sign(input.getBytes(US_ASCII)));
    return input + '.' + base64url(signature);
  }

  private static String encoded(Map<String, Object> members, UnaryOperator<byte[]> change) {
    return base64url(change.apply(Json.write(members).getBytes(UTF_8)));
  }

  private static String base64url(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static UnaryOperator<byte[]> inText(UnaryOperator<String> change) {
    requireNonNull(change);
    return octets -> change.apply(new String(octets, UTF_8)).getBytes(UTF_8);
  }
}

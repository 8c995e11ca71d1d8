package io.jwtgate.session.issue;

import io.jwtgate.TrustedIssuer;
import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonText;
import io.jwtgate.jose.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Signs access tokens (RFC 9068): short-lived, each with an id of its own, and with no claim that
 * was not asked for by name. Immutable but for the rotation of its keys, and thread-safe.
 *
 * <pre>{@code
 * TokenIssuer issuer = TokenIssuer.of("https://login.example")
 *     .audience("orders")
 *     .signingKey(SigningKey.read(Path.of("signing-key.pem")))
 *     .build();
 * String token = issuer.issue(TokenGrant.to("alice").withRoles("admin")).compact();
 * }</pre>
 */
public final class TokenIssuer {
  /** No access token lives longer. */
  public static final Duration LONGEST_LIFETIME = SigningKeys.LONGEST_LIFETIME;

  private static final int ID_OCTETS = 16;

  private final String issuer;
  private final List<String> audience;
  private final SigningKeys keys;
  private final String tokenType;
  private final Duration lifetime;
  private final String clientId;
  private final Set<String> listedClaims;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  TokenIssuer(TokenIssuerBuilder builder) {
    this.issuer = builder.issuer;
    this.audience = List.copyOf(builder.audience);
    this.keys = builder.keys;
    this.tokenType = builder.tokenType;
    this.lifetime = builder.lifetime;
    this.clientId = builder.clientId;
    this.listedClaims = Set.copyOf(builder.listedClaims);
    this.clock = builder.clock;
  }

  /**
   * Begins an issuer. Audience and signing key must follow.
   *
   * @param issuer the {@code iss} of its tokens
   */
  public static TokenIssuerBuilder of(String issuer) {
    return new TokenIssuerBuilder(issuer);
  }

  /**
   * Signs a token that lives from now on.
   *
   * @throws IllegalArgumentException if a listed attribute has no form in JSON
   */
  public IssuedToken issue(TokenGrant grant) {
    return issueAt(grant, clock.instant());
  }

  /**
   * Signs a token that lives from a moment on that is not later than now, so that whatever was
   * revoked since then stays revoked.
   */
  public IssuedToken issueAt(TokenGrant grant, Instant moment) {
    Instant issuedAt = moment.truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = issuedAt.plus(lifetime);
    String id = newId();
    SigningKey key = keys.current();
    String content = encoded(header(key)) + '.' + encoded(claims(grant, id, issuedAt, expiresAt));
    byte[] signature = key.sign(content.getBytes(StandardCharsets.US_ASCII));
    String compact = content + '.' + Base64Url.encode(signature);
    return new IssuedToken(compact, id, issuedAt, expiresAt);
  }

  private Map<String, Object> header(SigningKey key) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", tokenType);
    header.put("alg", key.algorithm().registeredName());
    header.put("kid", key.keyId());
    return header;
  }

  private Map<String, Object> claims(
      TokenGrant grant, String id, Instant issuedAt, Instant expiresAt) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("sub", grant.subject());
    claims.put("aud", audience.size() == 1 ? audience.get(0) : audience);
    claims.put("exp", expiresAt.getEpochSecond());
    claims.put("iat", issuedAt.getEpochSecond());
    claims.put("jti", id);
    claims.put("client_id", grant.clientId().orElse(clientId));
    grant.sessionId().ifPresent(session -> claims.put("sid", session));
    putUnlessEmpty(claims, "scope", String.join(" ", sorted(grant.scopes())));
    putUnlessEmpty(claims, "roles", sorted(grant.roles()));
    grant.authentication().ifPresent(how -> putAuthentication(claims, how));
    grant.attributes().forEach((name, value) -> putListed(claims, name, value));
    return claims;
  }

  /** RFC 9068 section 2.2.1. */
  private static void putAuthentication(Map<String, Object> claims, Authentication how) {
    claims.put("auth_time", how.at().getEpochSecond());
    putUnlessEmpty(claims, "amr", how.methods());
    how.level().ifPresent(level -> claims.put("acr", level));
  }

  private void putListed(Map<String, Object> claims, String name, Object value) {
    if (listedClaims.contains(name)) {
      claims.put(name, value);
    }
  }

  private static void putUnlessEmpty(Map<String, Object> claims, String name, String value) {
    if (!value.isEmpty()) {
      claims.put(name, value);
    }
  }

  private static void putUnlessEmpty(Map<String, Object> claims, String name, List<String> value) {
    if (!value.isEmpty()) {
      claims.put(name, value);
    }
  }

  private static List<String> sorted(Set<String> values) {
    return values.stream().sorted().toList();
  }

  /** 128 random bits. */
  String newId() {
    byte[] octets = new byte[ID_OCTETS];
    random.nextBytes(octets);
    return Base64Url.encode(octets);
  }

  private static String encoded(Map<String, Object> object) {
    return Base64Url.encode(JsonText.of(object).getBytes(StandardCharsets.UTF_8));
  }

  /** The {@code iss} of its tokens. */
  public String issuer() {
    return issuer;
  }

  /** How long a token lives. */
  public Duration lifetime() {
    return lifetime;
  }

  /** The {@code client_id} of a grant that names none. */
  public String clientId() {
    return clientId;
  }

  /** The keys that sign, for publishing and rotation. */
  public SigningKeys keys() {
    return keys;
  }

  /** What a verifier in this process believes of this issuer: its type, keys and audience. */
  public TrustedIssuer trust() {
    SignatureAlgorithm algorithm = keys.current().algorithm();
    Set<SignatureAlgorithm> algorithms =
        algorithm.isSymmetric() ? Set.of(algorithm) : SignatureAlgorithm.asymmetric();
    return TrustedIssuer.of(issuer)
        .audience(audience.toArray(String[]::new))
        .keys(keys)
        .algorithms(algorithms.toArray(SignatureAlgorithm[]::new))
        .tokenType(tokenType)
        .maxLifetime(SigningKeys.RETENTION)
        .requiredClaims("sub", "iat", "jti", "client_id")
        .build();
  }
}

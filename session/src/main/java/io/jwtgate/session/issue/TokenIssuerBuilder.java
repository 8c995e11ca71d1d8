package io.jwtgate.session.issue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Collects what a {@link TokenIssuer} is made of. Not thread-safe. */
public final class TokenIssuerBuilder {
  /** Claims that the issuer writes itself, or that say what it does not judge. */
  private static final Set<String> OWN_CLAIMS =
      Set.of(
          "iss",
          "sub",
          "aud",
          "exp",
          "nbf",
          "iat",
          "jti",
          "client_id",
          "sid",
          "scope",
          "roles",
          "auth_time",
          "amr",
          "acr",
          "cnf");

  final String issuer;
  List<String> audience = List.of();
  SigningKeys keys;
  String tokenType = "at+jwt";
  Duration lifetime = Duration.ofMinutes(10);
  String clientId;
  Set<String> listedClaims = Set.of();
  Clock clock = Clock.systemUTC();

  TokenIssuerBuilder(String issuer) {
    this.issuer = issuer;
  }

  /** The {@code aud} of the tokens: which services they are for. Left out: {@link #build} fails. */
  public TokenIssuerBuilder audience(String... services) {
    this.audience = List.of(services);
    return this;
  }

  /** One key that signs. Left out, and no {@link #signingKeys}: {@link #build} fails. */
  public TokenIssuerBuilder signingKey(SigningKey key) {
    return signingKeys(SigningKeys.of(key));
  }

  /** Keys that can be rotated. */
  public TokenIssuerBuilder signingKeys(SigningKeys keys) {
    this.keys = keys;
    return this;
  }

  /** How long a token lives: a second to 60 minutes. Left out: 10 minutes. */
  public TokenIssuerBuilder lifetime(Duration duration) {
    this.lifetime = duration;
    return this;
  }

  /** The {@code typ}. Another purpose needs another type or key. Left out: {@code at+jwt}. */
  public TokenIssuerBuilder tokenType(String type) {
    this.tokenType = type;
    return this;
  }

  /** The {@code client_id} of a grant that names none. Left out: the first audience. */
  public TokenIssuerBuilder clientId(String id) {
    this.clientId = id;
    return this;
  }

  /**
   * Names of attributes that may become claims. Left out: none does.
   *
   * @throws IllegalArgumentException if the issuer itself writes one of them
   */
  public TokenIssuerBuilder listedClaims(String... names) {
    this.listedClaims = Set.of(names);
    require(
        listedClaims.stream().noneMatch(OWN_CLAIMS::contains),
        "listed-claims: leave out what the issuer writes itself, such as sub and roles");
    return this;
  }

  /** Left out: the system's. */
  public TokenIssuerBuilder clock(Clock other) {
    this.clock = other;
    return this;
  }

  /**
   * The issuer.
   *
   * @throws IllegalArgumentException if something is missing or out of range; the message begins
   *     with its name
   */
  public TokenIssuer build() {
    require(!issuer.isBlank(), "issuer: write the iss of the tokens");
    require(
        !audience.isEmpty() && audience.stream().noneMatch(String::isBlank),
        "audience: write which services the tokens are for");
    require(keys != null, "signing-key-file: give the key that signs");
    require(!tokenType.isBlank(), "token-type: write a type, such as at+jwt");
    require(
        lifetime.toSeconds() >= 1 && lifetime.compareTo(TokenIssuer.LONGEST_LIFETIME) <= 0,
        "access-token-lifetime: write a duration from PT1S to PT60M");
    clientId = clientId == null ? audience.get(0) : clientId;
    return new TokenIssuer(this);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}

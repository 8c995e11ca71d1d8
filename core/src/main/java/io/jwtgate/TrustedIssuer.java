package io.jwtgate;

import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.DecryptionKeySource;
import io.jwtgate.keys.KeySource;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is believed of one issuer: whose tokens, for whom, signed by which keys, and how they are
 * read. Immutable and thread-safe; every rule is checked when it is made.
 */
public final class TrustedIssuer {
  private final String name;
  private final String issuer;
  private final KeySource keys;
  private final Audiences audiences;
  private final Set<SignatureAlgorithm> algorithms;
  private final Optional<String> tokenType;
  private final TimeLimits times;
  private final Set<ClaimPath> requiredClaims;
  private final Map<ClaimPath, Set<String>> claimValues;
  private final Set<String> judgedKinds;
  private final List<ClaimPath> principalClaims;
  private final RoleRules roles;
  private final Optional<ClaimPath> scopeClaim;
  private final ClaimPath audienceClaim;
  private final Optional<EncryptionRule> encryption;
  private final boolean logoutTokens;
  // The same object in all issuers that have the same rules.
  private final Object rules;

  private TrustedIssuer(Builder builder) {
    require(!builder.issuer.isBlank(), "issuer: write the exact iss of the tokens");
    require(builder.keys != null, "keys: give a key source");
    require(!builder.principalClaims.isEmpty(), "principal-claim: write one claim or more");
    AlgorithmRules.requireOneKind(builder.algorithms);
    AlgorithmRules.requireFit(builder.algorithms, builder.keys);
    name = builder.name;
    issuer = builder.issuer;
    keys = builder.keys;
    audiences = new Audiences(builder.audiences, builder.anyAudience, builder.onlyOneAudience);
    algorithms = builder.algorithms;
    tokenType = builder.tokenType;
    times =
        new TimeLimits(builder.clockSkew, builder.maxLifetime, builder.maxAge, builder.maxAgeSkew);
    requiredClaims = builder.requiredClaims;
    claimValues = Map.copyOf(builder.claimValues);
    judgedKinds = namesOf(claimValues.keySet());
    principalClaims = builder.principalClaims;
    roles = builder.roles.withScopes(builder.scopeClaim);
    scopeClaim = builder.scopeClaim;
    audienceClaim = builder.audienceClaim;
    encryption = EncryptionRule.of(builder.decryptionKeys, builder.decryptionAlgorithms);
    logoutTokens = builder.logoutTokens;
    rules = new Object();
  }

  private TrustedIssuer(TrustedIssuer rules, String issuer, KeySource keys) {
    this.name = rules.name;
    this.issuer = issuer;
    this.keys = keys;
    this.audiences = rules.audiences;
    this.algorithms = rules.algorithms;
    this.tokenType = rules.tokenType;
    this.times = rules.times;
    this.requiredClaims = rules.requiredClaims;
    this.claimValues = rules.claimValues;
    this.judgedKinds = rules.judgedKinds;
    this.principalClaims = rules.principalClaims;
    this.roles = rules.roles;
    this.scopeClaim = rules.scopeClaim;
    this.audienceClaim = rules.audienceClaim;
    this.encryption = rules.encryption;
    this.logoutTokens = rules.logoutTokens;
    this.rules = rules.rules;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  private static Set<String> namesOf(Set<ClaimPath> paths) {
    return paths.stream()
        .map(ClaimPath::names)
        .filter(names -> names.size() == 1)
        .map(names -> names.get(0))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Begins the description of an issuer with safe defaults. Audience and keys must follow. */
  public static Builder of(String issuer) {
    return new Builder(issuer);
  }

  /**
   * The same issuer with its keys, algorithms and clock, as the issuer of logout tokens (OIDC
   * Back-Channel Logout 1.0 section 2.4). It takes nothing else: an access or ID token is never a
   * logout token, and where this is not asked for a logout token is never an access token. They are
   * taken for ten minutes from their {@code iat}.
   *
   * @param audience the accepted {@code aud} values: ids of clients that log users in
   */
  public TrustedIssuer ofLogoutTokens(String... audience) {
    Builder builder =
        of(issuer)
            .name(name)
            .keys(keys)
            .algorithms(algorithms.toArray(SignatureAlgorithm[]::new))
            .audience(audience)
            .clockSkew(times.clockSkew())
            .maxLifetime(Duration.ofHours(1))
            .maxAge(Duration.ofMinutes(10))
            .principalClaim(ClaimPath.of("jti"));
    builder.logoutTokens = true;
    return builder.build();
  }

  boolean takesLogoutTokens() {
    return logoutTokens;
  }

  /**
   * The same rules for another issuer, such as for another tenant. Its keys must be of a kind that
   * the rules take.
   *
   * @throws IllegalArgumentException if the issuer is blank, or the keys do not fit
   */
  public TrustedIssuer withIssuer(String other, KeySource itsKeys) {
    require(!other.isBlank(), "issuer: write the exact iss of the tokens");
    AlgorithmRules.requireFit(algorithms, itsKeys);
    return new TrustedIssuer(this, other, itsKeys);
  }

  /** Whether a token that was verified under the one has been verified under the other. */
  boolean isSameAs(TrustedIssuer other) {
    return issuer.equals(other.issuer) && keys == other.keys && rules == other.rules;
  }

  /** A label for logs and metrics, chosen by the deployer. */
  public String name() {
    return name;
  }

  /** The exact {@code iss}, compared code point by code point. */
  public String issuer() {
    return issuer;
  }

  /** Where the keys come from. */
  public KeySource keys() {
    return keys;
  }

  /** Whom tokens must be for. */
  Audiences audiences() {
    return audiences;
  }

  /** The allow-list; it never widens. */
  Set<SignatureAlgorithm> algorithms() {
    return algorithms;
  }

  /** The one {@code typ} to take; empty for any that is not another known kind. */
  Optional<String> tokenType() {
    return tokenType;
  }

  TimeLimits times() {
    return times;
  }

  /** Claims that must be there and not null. */
  Set<ClaimPath> requiredClaims() {
    return requiredClaims;
  }

  /** Claims that must have one of the values that are accepted of each. */
  Map<ClaimPath, Set<String>> claimValues() {
    return claimValues;
  }

  /** The names of those that are claims of the token itself. */
  Set<String> judgedKinds() {
    return judgedKinds;
  }

  /** Where the name may stand; the first that is there counts. */
  List<ClaimPath> principalClaims() {
    return principalClaims;
  }

  /** Where roles stand, and what they are called here. */
  RoleRules roles() {
    return roles;
  }

  /** Where scopes stand; empty for {@code scope}. */
  Optional<ClaimPath> scopeClaim() {
    return scopeClaim;
  }

  /** The claim that holds the audience; {@code aud} but for odd issuers. */
  ClaimPath audienceClaim() {
    return audienceClaim;
  }

  /** How its tokens are encrypted; empty if they are only signed. */
  Optional<EncryptionRule> encryption() {
    return encryption;
  }

  /** The label and the issuer. */
  @Override
  public String toString() {
    return "TrustedIssuer[" + name + " " + issuer + "]";
  }

  /** Collects what is believed of an issuer; {@link #build} checks it. Not thread-safe. */
  public static final class Builder {
    private final String issuer;
    private String name;
    private boolean logoutTokens;
    private Set<String> audiences = Set.of();
    private boolean anyAudience;
    private boolean onlyOneAudience;
    private KeySource keys;
    private Set<SignatureAlgorithm> algorithms = SignatureAlgorithm.asymmetric();
    private Optional<String> tokenType = Optional.empty();
    private Duration clockSkew = Duration.ofSeconds(60);
    private Duration maxLifetime = Duration.ofDays(366);
    private Optional<Duration> maxAge = Optional.empty();
    private Optional<Duration> maxAgeSkew = Optional.empty();
    private Set<ClaimPath> requiredClaims = Set.of();
    private final Map<ClaimPath, Set<String>> claimValues = new HashMap<>();
    private List<ClaimPath> principalClaims = List.of(ClaimPath.of("sub"));
    private RoleRules roles = RoleRules.builder().build();
    private Optional<ClaimPath> scopeClaim = Optional.empty();
    private ClaimPath audienceClaim = ClaimPath.of("aud");
    private DecryptionKeySource decryptionKeys;
    private Set<KeyManagementAlgorithm> decryptionAlgorithms =
        Set.of(KeyManagementAlgorithm.values());

    private Builder(String issuer) {
      this.issuer = issuer;
      this.name = issuer;
    }

    /** A label for logs and metrics. Left out: the issuer itself. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** The accepted {@code aud} values. Left out: {@link #build} fails. */
    public Builder audience(String... audiences) {
      this.audiences = Set.copyOf(Arrays.asList(audiences));
      return this;
    }

    /** Takes tokens that were issued for anybody, which lets another service replay them here. */
    public Builder unsafeAnyAudience() {
      this.anyAudience = true;
      return this;
    }

    /**
     * Rejects tokens that are for several audiences: their scopes could mean another service (RFC
     * 9068 section 5). Left out: they are taken.
     */
    public Builder singleAudience() {
      this.onlyOneAudience = true;
      return this;
    }

    /** Where the keys come from. Left out: {@link #build} fails. */
    public Builder keys(KeySource keys) {
      this.keys = keys;
      return this;
    }

    /** The algorithms to take. Left out: every asymmetric one that fits the key. */
    public Builder algorithms(SignatureAlgorithm... algorithms) {
      this.algorithms = Set.copyOf(Arrays.asList(algorithms));
      return this;
    }

    /** The one {@code typ} to take, such as {@code at+jwt}. Left out: any but other known kinds. */
    public Builder tokenType(String type) {
      this.tokenType = Optional.of(type);
      return this;
    }

    /** How far clocks may differ, 0 to 5 minutes. Left out: 60 seconds. */
    public Builder clockSkew(Duration skew) {
      this.clockSkew = skew;
      return this;
    }

    /** How far away {@code exp} may lie. Left out: 366 days. */
    public Builder maxLifetime(Duration lifetime) {
      this.maxLifetime = lifetime;
      return this;
    }

    /** How long ago {@code iat} may lie; makes {@code iat} required. Left out: any time. */
    public Builder maxAge(Duration age) {
      this.maxAge = Optional.of(age);
      return this;
    }

    /** How far clocks may differ for {@link #maxAge}. Left out: as far as for all times. */
    public Builder maxAgeSkew(Duration skew) {
      this.maxAgeSkew = Optional.of(skew);
      return this;
    }

    /** Claims that must be there. Left out: none beyond {@code exp} and the principal. */
    public Builder requiredClaims(String... names) {
      return requiredClaims(Arrays.stream(names).map(ClaimPath::of).toArray(ClaimPath[]::new));
    }

    /** The same, for claims within others too. */
    public Builder requiredClaims(ClaimPath... paths) {
      this.requiredClaims = Set.copyOf(Arrays.asList(paths));
      return this;
    }

    /**
     * A claim that must have one of these values. Left out: any. A text is compared as it is, a
     * number and a flag by what they are written as ({@code true}); of an array one element is
     * enough. The name {@code typ} or {@code token_use} says which kind of token is taken, in place
     * of the rule that rejects those that providers mark as ID or refresh tokens.
     */
    public Builder claimValue(String name, String... values) {
      return claimValue(ClaimPath.of(name), values);
    }

    /** The same, for a claim within another too. */
    public Builder claimValue(ClaimPath path, String... values) {
      this.claimValues.put(path, Set.copyOf(Arrays.asList(values)));
      return this;
    }

    /** Takes only access tokens with every claim that RFC 9068 section 2.2 requires. */
    public Builder accessTokenProfile() {
      return tokenType("at+jwt").requiredClaims("aud", "sub", "client_id", "iat", "jti");
    }

    /**
     * Where the caller's name stands; of several, the first at which a token has anything. Whoever
     * can choose which of them a token has, or what stands there, chooses the name. Left out:
     * {@code sub}.
     */
    public Builder principalClaim(ClaimPath... paths) {
      this.principalClaims = List.of(paths);
      return this;
    }

    /** Where roles stand, as they are called here. Left out: {@code roles}. */
    public Builder rolesClaims(ClaimPath... paths) {
      return roles(RoleRules.builder().claims(paths).build());
    }

    /** Where roles stand, in which form, and what they are called here. Left out: {@code roles}. */
    public Builder roles(RoleRules shape) {
      this.roles = shape;
      return this;
    }

    /** Where scopes stand, as a string or an array. Left out: {@code scope}. */
    public Builder scopeClaim(ClaimPath path) {
      this.scopeClaim = Optional.of(path);
      return this;
    }

    /** The claim that holds the audience. Left out: {@code aud}. */
    public Builder audienceClaim(String name) {
      return audienceClaim(ClaimPath.of(name));
    }

    /** The same, for a claim within another too. */
    public Builder audienceClaim(ClaimPath path) {
      this.audienceClaim = path;
      return this;
    }

    /**
     * The keys of this application to which the issuer encrypts its tokens, once they are signed
     * (RFC 7519 section 5.2). A token of it that is only signed is rejected then. Left out: its
     * tokens are only signed.
     */
    public Builder decryptionKeys(DecryptionKeySource keys) {
      this.decryptionKeys = keys;
      return this;
    }

    /** The algorithms of these keys to take. Left out: every one that fits a key. */
    public Builder decryptionAlgorithms(KeyManagementAlgorithm... algorithms) {
      this.decryptionAlgorithms = Set.copyOf(Arrays.asList(algorithms));
      return this;
    }

    /**
     * The description, checked.
     *
     * @throws IllegalArgumentException if something is missing or out of range; the message begins
     *     with the name of the setting
     */
    public TrustedIssuer build() {
      return new TrustedIssuer(this);
    }
  }
}

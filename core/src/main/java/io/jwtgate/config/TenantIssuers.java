package io.jwtgate.config;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.jwtgate.IssuerSource;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.metrics.KeyHealth;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The issuers of one pattern, one a tenant. A tenant's keys are opened at the first token that
 * looks valid, and closed when they were not asked for in an hour, or when there are too many. Of
 * tenants without keys nothing is kept. Thread-safe.
 */
final class TenantIssuers implements IssuerSource {
  private static final Duration IDLE = Duration.ofHours(1);

  private final IssuerPattern pattern;
  private final TenantList tenants;
  private final TrustedIssuer rules;
  private final Function<String, KeySource> opener;
  private final Cache<String, Tenant> open;
  private volatile boolean closed;

  /** A tenant whose keys are open. */
  private record Tenant(TrustedIssuer issuer, KeySource keys) {}

  /**
   * @param rules what is believed of every tenant
   * @param opener opens the keys of one; null where all have those of the rules
   * @param most how many have their keys open at once
   */
  TenantIssuers(
      IssuerPattern pattern,
      TenantList tenants,
      TrustedIssuer rules,
      Function<String, KeySource> opener,
      long most,
      Clock clock) {
    this.pattern = pattern;
    this.tenants = tenants;
    this.rules = rules;
    this.opener = opener;
    this.open =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterAccess(IDLE)
            .ticker(() -> clock.millis() * 1_000_000)
            .executor(Runnable::run)
            .removalListener(
                (String tenant, Tenant left, RemovalCause cause) -> left.keys().close())
            .build();
  }

  @Override
  public Optional<TrustedIssuer> find(String issuer) {
    return pattern.tenantIn(issuer).filter(tenants::has).map(this::issuerOf);
  }

  private TrustedIssuer issuerOf(String tenant) {
    if (opener == null) {
      return rules.withIssuer(pattern.of(tenant), rules.keys());
    }
    Tenant known = open.getIfPresent(tenant);
    return known != null ? known.issuer() : new TenantKeys(this, tenant).issuer();
  }

  /** What is believed of every tenant, as of some one of them. */
  TrustedIssuer rules() {
    return rules;
  }

  TrustedIssuer issuer(String tenant, TenantKeys keys) {
    return rules.withIssuer(pattern.of(tenant), keys);
  }

  /**
   * The keys of a tenant, which are opened if they are not.
   *
   * @param asking whom the tenant is known as from now on, unless others were quicker
   * @throws KeysUnavailableException if too many new ones come at once
   */
  KeySource keysOf(String tenant, TrustedIssuer asking) {
    if (closed) {
      throw new KeysUnavailableException(Duration.ofSeconds(1));
    }
    return open.get(tenant, it -> opened(it, asking)).keys();
  }

  private Tenant opened(String tenant, TrustedIssuer asking) {
    tenants.admit();
    return new Tenant(asking, opener.apply(tenant));
  }

  /** Of an invented tenant nothing stays. */
  void hasNoKeys(String tenant, KeySource keys) {
    Tenant known = tenants.areListed() ? null : open.getIfPresent(tenant);
    if (known != null && known.keys() == keys) {
      open.asMap().remove(tenant, known);
    }
  }

  @Override
  public Set<String> names() {
    return Set.of(rules.name());
  }

  @Override
  public Map<String, KeyHealth> keyHealth() {
    return rules.keys().health().map(health -> Map.of(rules.name(), health)).orElse(Map.of());
  }

  @Override
  public void close() {
    closed = true;
    open.invalidateAll();
    rules.keys().close();
  }
}

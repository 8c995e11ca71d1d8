package io.jwtgate.config;

import io.jwtgate.IssuerSource;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.keys.KeySource;
import io.jwtgate.metrics.KeyHealth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whom a gate trusts: issuers, and those that have one for each tenant. */
final class IssuersAtWork {
  private final List<TrustedIssuer> issuers = new ArrayList<>();
  private final List<TenantIssuers> tenants = new ArrayList<>();
  private final List<TrustedIssuer> each = new ArrayList<>();

  private IssuersAtWork() {}

  /**
   * @throws ConfigurationException if a setting is missing or wrong; then nothing is left open
   */
  static IssuersAtWork of(Settings settings, ClassLoader loader, Application application) {
    IssuersAtWork made = new IssuersAtWork();
    try {
      for (Optional<String> name : settings.allIssuers()) {
        made.add(new IssuerSettings(settings, name, loader), application);
      }
      return made;
    } catch (ConfigurationException rejected) {
      made.close();
      throw rejected;
    }
  }

  private void add(IssuerSettings issuer, Application application) {
    if (TenantSettings.are(issuer)) {
      TenantIssuers made = new TenantSettings(issuer).issuers(application);
      tenants.add(made);
      each.add(made.rules());
    } else {
      TrustedIssuer made = issuer.trustedIssuer(application);
      issuers.add(made);
      each.add(made);
    }
  }

  /** One for each name in the settings, in their order; of tenants some one of them. */
  List<TrustedIssuer> each() {
    return List.copyOf(each);
  }

  TokenVerifier.Builder addTo(TokenVerifier.Builder verifier) {
    verifier.trust(issuers.toArray(TrustedIssuer[]::new));
    return tenants.isEmpty() ? verifier : verifier.issuers(new Tenants(List.copyOf(tenants)));
  }

  void close() {
    issuers.stream().map(TrustedIssuer::keys).forEach(KeySource::close);
    tenants.forEach(TenantIssuers::close);
  }

  /** Those of several patterns. */
  private record Tenants(List<TenantIssuers> all) implements IssuerSource {
    @Override
    public Optional<TrustedIssuer> find(String issuer) {
      for (TenantIssuers one : all) {
        Optional<TrustedIssuer> found = one.find(issuer);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    @Override
    public Set<String> names() {
      Set<String> names = new LinkedHashSet<>();
      all.forEach(one -> names.addAll(one.names()));
      return names;
    }

    @Override
    public Map<String, KeyHealth> keyHealth() {
      Map<String, KeyHealth> health = new HashMap<>();
      all.forEach(one -> health.putAll(one.keyHealth()));
      return health;
    }

    @Override
    public void close() {
      all.forEach(TenantIssuers::close);
    }
  }
}

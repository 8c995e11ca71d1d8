package io.jwtgate.config;

import io.jwtgate.TrustedIssuer;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.metrics.KeyHealth;
import java.util.Optional;
import java.util.function.Function;

/** The keys of one tenant, which are opened when they are asked for. Thread-safe. */
final class TenantKeys implements KeySource {
  private final TenantIssuers tenants;
  private final String tenant;
  private final TrustedIssuer issuer;

  TenantKeys(TenantIssuers tenants, String tenant) {
    this.tenants = tenants;
    this.tenant = tenant;
    this.issuer = tenants.issuer(tenant, this);
  }

  TrustedIssuer issuer() {
    return issuer;
  }

  @Override
  public Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
    return find(keys -> keys.find(algorithm, keyId));
  }

  @Override
  public Optional<VerificationKey> find(
      SignatureAlgorithm algorithm, String keyId, String certificateThumbprint) {
    return find(keys -> keys.find(algorithm, keyId, certificateThumbprint));
  }

  private Optional<VerificationKey> find(Function<KeySource, Optional<VerificationKey>> question) {
    KeySource keys = tenants.keysOf(tenant, issuer);
    try {
      return question.apply(keys);
    } catch (KeysUnavailableException none) {
      if (keys.health().filter(TenantKeys::hasFailed).isPresent()) {
        tenants.hasNoKeys(tenant, keys);
      }
      throw none;
    }
  }

  /** Nothing was fetched, and not because it was only begun. */
  private static boolean hasFailed(KeyHealth health) {
    return health.state() == KeyHealth.State.EMPTY && health.failuresInARow() > 0;
  }
}

package io.jwtgate.keys.remote;

import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.SignatureAlgorithm;
import io.jwtgate.keys.VerificationKey;
import java.time.Duration;
import java.util.Optional;

/** The keys that an issuer publishes over HTTP. */
public final class RemoteKeySource implements KeySource {

  private RemoteKeySource() {}

  /** A JWK set at this address. */
  public static Builder at(String jwksUri) {
    return new Builder();
  }

  /** The JWK set that the issuer's own metadata names. */
  public static Builder discoveredFrom(String issuer) {
    return new Builder();
  }

  @Override
  public Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
    return Optional.empty();
  }

  /** Collects how keys are fetched. Not thread-safe. */
  public static final class Builder {
    private Builder() {}

    /** A label for logs and metrics. */
    public Builder name(String name) {
      return this;
    }

    /** How long the last good keys serve through an outage. */
    public Builder staleMax(Duration duration) {
      return this;
    }

    /** Takes plain http on hosts that are not loopback. */
    public Builder unsafeHttp() {
      return this;
    }

    public RemoteKeySource build() {
      return new RemoteKeySource();
    }
  }
}

package io.jwtgate.micrometer;

import io.jwtgate.metrics.MetricsPublisher;
import io.jwtgate.metrics.VerifierMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;

/**
 * Shows figures as the meters of {@code docs/metrics.md}, and takes every one of them away at the
 * end. With this jar on the class path, deployments find it as a service and use Micrometer's
 * global registry. Thread-safe.
 */
public final class MeterPublisher implements MetricsPublisher {
  private final MeterRegistry registry;

  /** Meters go into the global registry. */
  public MeterPublisher() {
    this(Metrics.globalRegistry);
  }

  /**
   * @param registry where meters go; not null
   */
  public MeterPublisher(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Publication publish(String application, VerifierMetrics metrics) {
    VerifierMeters meters;
    // So that two applications that start at once don't take the same number.
    synchronized (registry) {
      meters = new VerifierMeters(registry, application);
      meters.cache(metrics.cache());
    }
    metrics.keyHealth().keySet().forEach(issuer -> meters.keys(issuer, metrics));
    metrics.onOutcome(meters::outcome);
    return meters::close;
  }
}

package io.jwtgate.metrics;

/**
 * Shows the figures of verifiers somewhere. Deployments use each one that is found as a service
 * ({@link java.util.ServiceLoader}), besides JMX. What it throws is dropped, with a warning:
 * requests are served all the same.
 */
@FunctionalInterface
public interface MetricsPublisher {

  /**
   * Begins to show them.
   *
   * @param application the deployer's label of the application; several verifiers may have the same
   * @return ends it, when the application goes
   */
  Publication publish(String application, VerifierMetrics metrics);

  /** What is shown, until it is closed. */
  @FunctionalInterface
  interface Publication extends AutoCloseable {
    @Override
    void close();
  }
}

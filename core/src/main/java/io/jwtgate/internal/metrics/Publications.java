package io.jwtgate.internal.metrics;

import io.jwtgate.metrics.MetricsPublisher;
import io.jwtgate.metrics.MetricsPublisher.Publication;
import io.jwtgate.metrics.VerifierMetrics;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;

/** Where a verifier's figures are shown. A publisher's fault never reaches a deployment. */
public final class Publications implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Publications.class.getName());

  private final List<Publication> shown;

  private Publications(List<Publication> shown) {
    this.shown = shown;
  }

  /** Shows them everywhere. */
  public static Publications of(
      List<MetricsPublisher> publishers, String application, VerifierMetrics metrics) {
    return new Publications(
        publishers.stream()
            .flatMap(publisher -> published(publisher, application, metrics).stream())
            .toList());
  }

  private static Optional<Publication> published(
      MetricsPublisher publisher, String application, VerifierMetrics metrics) {
    try {
      return Optional.of(publisher.publish(application, metrics));
    } catch (RuntimeException | LinkageError | ServiceConfigurationError fault) {
      LOG.log(Level.WARNING, "metrics are not shown by " + publisher.getClass().getName(), fault);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    shown.forEach(Publications::ended);
  }

  private static void ended(Publication publication) {
    try {
      publication.close();
    } catch (RuntimeException | LinkageError fault) {
      LOG.log(Level.WARNING, "metrics could not be taken away", fault);
    }
  }
}

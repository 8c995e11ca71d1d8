package io.jwtgate.internal.metrics;

import io.jwtgate.internal.signature.NativeProvider;
import io.jwtgate.metrics.EvictionCause;
import io.jwtgate.metrics.MetricsPublisher;
import io.jwtgate.metrics.VerifierMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A verifier's figures as an MBean. */
public final class VerifierBean implements VerifierMXBean {
  private final VerifierMetrics metrics;

  private VerifierBean(VerifierMetrics metrics) {
    this.metrics = metrics;
  }

  /** Registers it as {@code io.jwtgate:type=Verifier,…} until it is closed. */
  public static MetricsPublisher.Publication register(String application, VerifierMetrics metrics) {
    VerifierBean bean = new VerifierBean(metrics);
    return NumberedBean.register("Verifier", "application", application, bean)::close;
  }

  @Override
  public long getCacheHits() {
    return metrics.cache().hits();
  }

  @Override
  public long getCacheMisses() {
    return metrics.cache().misses();
  }

  @Override
  public long getCacheSize() {
    return metrics.cache().size();
  }

  @Override
  public Map<String, Long> getCacheEvictions() {
    Map<String, Long> byCause = new TreeMap<>();
    Arrays.stream(EvictionCause.values())
        .forEach(cause -> byCause.put(cause.code(), metrics.cache().evictions(cause)));
    return byCause;
  }

  @Override
  public List<OutcomeRow> getOutcomes() {
    return metrics.outcomes().stream().map(OutcomeRow::new).toList();
  }

  @Override
  public String getSignatureProvider() {
    return NativeProvider.description().orElse("JDK");
  }
}

package io.jwtgate.micrometer;

import io.jwtgate.metrics.CacheFigures;
import io.jwtgate.metrics.EvictionCause;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.metrics.OutcomeFigures;
import io.jwtgate.metrics.VerifierMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * The meters of one verifier. They read what it counts anyway, so a request pays nothing for them.
 * Registries hold the figures weakly; the verifier holds them. Thread-safe.
 */
final class VerifierMeters {
  private final MeterRegistry registry;
  private final Tags tags;
  private final List<Meter> meters = new ArrayList<>();
  private boolean closed;

  VerifierMeters(MeterRegistry registry, String application) {
    this.registry = registry;
    int instance = 1;
    while (isTaken(registry, tags(application, instance))) {
      instance++;
    }
    this.tags = tags(application, instance);
  }

  private static Tags tags(String application, int instance) {
    return Tags.of("application", application, "instance", Integer.toString(instance));
  }

  private static boolean isTaken(MeterRegistry registry, Tags tags) {
    return registry.find("jwtgate.cache.size").tags(tags).meter() != null;
  }

  void cache(CacheFigures cache) {
    add(
        Gauge.builder("jwtgate.cache.size", cache, CacheFigures::size)
            .tags(tags)
            .register(registry));
    gets(cache, "hit", CacheFigures::hits);
    gets(cache, "miss", CacheFigures::misses);
    for (EvictionCause cause : EvictionCause.values()) {
      add(
          FunctionCounter.builder(
                  "jwtgate.cache.evictions", cache, figures -> figures.evictions(cause))
              .tags(tags.and("cause", cause.code()))
              .register(registry));
    }
  }

  private void gets(CacheFigures cache, String result, ToDoubleFunction<CacheFigures> count) {
    add(
        FunctionCounter.builder("jwtgate.cache.gets", cache, count)
            .tags(tags.and("result", result))
            .register(registry));
  }

  void outcome(OutcomeFigures figures) {
    Tags ofIssuer = tags.and("issuer", figures.issuer());
    add(
        FunctionTimer.builder(
                "jwtgate.verification",
                figures,
                OutcomeFigures::verified,
                OutcomeFigures::nanos,
                TimeUnit.NANOSECONDS)
            .tags(ofIssuer.and("outcome", figures.outcome()))
            .register(registry));
    if (!figures.outcome().equals(OutcomeFigures.ACCEPTED)) {
      add(
          FunctionCounter.builder("jwtgate.refusals", figures, OutcomeFigures::count)
              .tags(ofIssuer.and("reason", figures.outcome()))
              .register(registry));
    }
  }

  void keys(String issuer, VerifierMetrics metrics) {
    Tags ofIssuer = tags.and("issuer", issuer);
    add(
        Gauge.builder("jwtgate.keys", metrics, now -> health(now, issuer).keys())
            .tags(ofIssuer)
            .register(registry));
    add(
        Gauge.builder("jwtgate.keys.failures", metrics, now -> health(now, issuer).failuresInARow())
            .tags(ofIssuer)
            .register(registry));
    add(
        TimeGauge.builder(
                "jwtgate.keys.age", metrics, TimeUnit.MILLISECONDS, now -> age(now, issuer))
            .tags(ofIssuer)
            .register(registry));
    for (KeyHealth.State state : KeyHealth.State.values()) {
      add(
          Gauge.builder(
                  "jwtgate.keys.state",
                  metrics,
                  now -> health(now, issuer).state() == state ? 1 : 0)
              .tags(ofIssuer.and("state", state.name().toLowerCase(Locale.ROOT)))
              .register(registry));
    }
  }

  private static KeyHealth health(VerifierMetrics metrics, String issuer) {
    return metrics.keyHealth().get(issuer);
  }

  private static double age(VerifierMetrics metrics, String issuer) {
    return health(metrics, issuer).age().map(age -> (double) age.toMillis()).orElse(Double.NaN);
  }

  private synchronized void add(Meter meter) {
    if (closed) {
      registry.remove(meter);
    } else {
      meters.add(meter);
    }
  }

  synchronized void close() {
    closed = true;
    meters.forEach(registry::remove);
    meters.clear();
  }
}

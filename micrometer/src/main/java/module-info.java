/** Shows what verifiers count as Micrometer meters. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.jwtgate.micrometer {
  requires transitive io.jwtgate.core;
  requires transitive micrometer.core;

  exports io.jwtgate.micrometer;

  provides io.jwtgate.metrics.MetricsPublisher with
      io.jwtgate.micrometer.MeterPublisher;
}

package io.jwtgate.benchmarks.http;

import java.time.Duration;

/** The best of all rounds that one server has run. */
final class Rounds {
  private double requestsPerSecond;
  private double processorMicros = Double.MAX_VALUE;

  /** One more round. */
  void add(int requests, Duration time, Duration processorTime) {
    requestsPerSecond = Math.max(requestsPerSecond, requests / (time.toNanos() / 1e9));
    processorMicros = Math.min(processorMicros, processorTime.toNanos() / 1e3 / requests);
  }

  double requestsPerSecond() {
    return requestsPerSecond;
  }

  /** Of the server, for one request. */
  double processorMicros() {
    return processorMicros;
  }
}

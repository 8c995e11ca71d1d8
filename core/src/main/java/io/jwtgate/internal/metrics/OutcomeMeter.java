package io.jwtgate.internal.metrics;

import io.jwtgate.metrics.OutcomeFigures;
import java.util.concurrent.atomic.LongAdder;

/** Counts one outcome of one issuer's tokens. Thread-safe. */
final class OutcomeMeter implements OutcomeFigures {
  private final String issuer;
  private final String outcome;
  private final LongAdder verified = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder atUse = new LongAdder();

  OutcomeMeter(String issuer, String outcome) {
    this.issuer = issuer;
    this.outcome = outcome;
  }

  /** Verified in full, which took so long. */
  void verifiedIn(long time) {
    verified.increment();
    nanos.add(time);
  }

  /** Judged without that. */
  void atUse() {
    atUse.increment();
  }

  @Override
  public String issuer() {
    return issuer;
  }

  @Override
  public String outcome() {
    return outcome;
  }

  @Override
  public long count() {
    return verified.sum() + atUse.sum();
  }

  @Override
  public long verified() {
    return verified.sum();
  }

  @Override
  public long nanos() {
    return nanos.sum();
  }
}

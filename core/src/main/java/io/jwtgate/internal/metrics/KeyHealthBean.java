package io.jwtgate.internal.metrics;

import io.jwtgate.metrics.KeyHealth;
import java.time.Duration;
import java.util.function.Supplier;

/** A source's health as an MBean. */
final class KeyHealthBean implements KeyHealthMXBean {
  private final Supplier<KeyHealth> health;

  private KeyHealthBean(Supplier<KeyHealth> health) {
    this.health = health;
  }

  /** Registers it; it is there until it is closed. */
  static NumberedBean register(String issuerName, Supplier<KeyHealth> health) {
    return NumberedBean.register("Keys", "issuer", issuerName, new KeyHealthBean(health));
  }

  @Override
  public String getState() {
    return health.get().state().name();
  }

  @Override
  public int getKeys() {
    return health.get().keys();
  }

  @Override
  public long getAgeSeconds() {
    return health.get().age().map(Duration::toSeconds).orElse(-1L);
  }

  @Override
  public int getFailuresInARow() {
    return health.get().failuresInARow();
  }

  @Override
  public String getLastFailure() {
    return health.get().lastFailure().map(Enum::name).orElse("");
  }

  @Override
  public String getNextFetch() {
    return health.get().nextFetch().toString();
  }
}

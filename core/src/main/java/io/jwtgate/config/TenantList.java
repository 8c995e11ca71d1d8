package io.jwtgate.config;

import io.jwtgate.keys.KeysUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * Which tenants are trusted: those that are listed, or any. Of any tenants, only so many are taken
 * in at once, so that a flood of invented ones can't have this application ask for all of their
 * keys. Thread-safe.
 */
final class TenantList {
  private static final int AT_ONCE = 50;
  private static final long MILLIS_FOR_ONE_MORE = 200;

  private final Set<String> listed;
  private final Clock clock;
  private long takenIn;
  private long since;

  /**
   * @param listed empty for any
   */
  TenantList(Set<String> listed, Clock clock) {
    this.listed = Set.copyOf(listed);
    this.clock = clock;
    this.since = clock.millis();
  }

  boolean areListed() {
    return !listed.isEmpty();
  }

  boolean has(String tenant) {
    return listed.isEmpty() || listed.contains(tenant);
  }

  /**
   * Takes one more in, whose keys will be asked for.
   *
   * @throws KeysUnavailableException if too many came at once
   */
  synchronized void admit() {
    if (areListed()) {
      return;
    }
    long now = clock.millis();
    long forgotten = Math.max(0, now - since) / MILLIS_FOR_ONE_MORE;
    takenIn = Math.max(0, takenIn - forgotten);
    since = now < since ? now : since + forgotten * MILLIS_FOR_ONE_MORE;
    if (takenIn >= AT_ONCE) {
      throw new KeysUnavailableException(Duration.ofSeconds(1));
    }
    takenIn++;
  }
}

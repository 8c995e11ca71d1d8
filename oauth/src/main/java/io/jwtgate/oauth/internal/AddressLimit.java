package io.jwtgate.oauth.internal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many logout tokens that changed nothing one address may send in a minute. A provider has one
 * address and logs many out at once, so what is valid counts for nothing. Thread-safe; bounded.
 */
final class AddressLimit {
  private static final int PER_MINUTE = 100;
  private static final int ADDRESSES = 10_000;

  private final Clock clock;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private long minute;

  AddressLimit(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean isReached(String address) {
    begin();
    return counts.getOrDefault(address, 0) >= PER_MINUTE
        || (counts.size() >= ADDRESSES && !counts.containsKey(address));
  }

  synchronized void count(String address) {
    begin();
    counts.merge(address, 1, Integer::sum);
  }

  private void begin() {
    long now = clock.instant().getEpochSecond() / 60;
    if (now != minute) {
      minute = now;
      counts.clear();
    }
  }
}

package io.jwtgate.metrics;

import java.util.Locale;

/** Why a verified token is no longer kept: a closed list. */
public enum EvictionCause {
  /** There was no place for it. */
  SIZE,
  /** It had been kept for the longest time, or came to its own end. */
  EXPIRED,
  /** Its key is no longer one of its issuer's. */
  KEY_GONE,
  /** Everything was forgotten on demand. */
  CLEARED;

  /** The stable code, for machines. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

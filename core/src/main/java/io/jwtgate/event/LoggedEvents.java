package io.jwtgate.event;

import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;

/**
 * Events as log lines: alarms at WARNING, what is usual at INFO, what anybody can cause at DEBUG.
 * What is logged where it happens, since more is known there, is left out.
 */
final class LoggedEvents implements SecurityListener {
  private static final Set<SecurityEvent.Kind> LOGGED_WHERE_THEY_HAPPEN =
      EnumSet.of(
          SecurityEvent.Kind.REQUEST_REJECTED,
          SecurityEvent.Kind.KEY_FETCH_FAILED,
          SecurityEvent.Kind.EGRESS_REJECTED);
  private static final System.Logger LOG = System.getLogger("io.jwtgate.security");

  @Override
  public void on(SecurityEvent event) {
    if (!LOGGED_WHERE_THEY_HAPPEN.contains(event.kind())) {
      LOG.log(levelOf(event), "{0} {1} {2}", event.kind(), event.issuerName(), event.detail());
    }
  }

  private static Level levelOf(SecurityEvent event) {
    return event.detail().equals(SecurityEvent.FOR_ENCRYPTION) ? Level.INFO : levelOf(event.kind());
  }

  private static Level levelOf(SecurityEvent.Kind kind) {
    return switch (kind) {
      case KEY_SKIPPED,
          KEY_FETCH_FAILED,
          KEY_FILE_REJECTED,
          KEYS_WITHDRAWN,
          STALE_KEYS_SERVED,
          EGRESS_REJECTED,
          REFRESH_REUSED,
          CLIENT_ADDRESS_UNKNOWN,
          STORE_UNAVAILABLE ->
          Level.WARNING;
      case KEY_ADDED, KEY_REMOVED, REVOKED, LOGIN_SUCCEEDED, SESSION_ENDED, STORE_RECOVERED ->
          Level.INFO;
      case REQUEST_REJECTED, SECOND_FACTOR_PENDING, LOGIN_FAILED, REFRESH_ROTATED, CSRF_REJECTED ->
          Level.DEBUG;
    };
  }
}

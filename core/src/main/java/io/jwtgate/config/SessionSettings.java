package io.jwtgate.config;

import static io.jwtgate.config.Setting.ABSOLUTE_TIMEOUT;
import static io.jwtgate.config.Setting.IDLE_TIMEOUT;
import static io.jwtgate.config.Setting.LOGIN_FAILURES;
import static io.jwtgate.config.Setting.LOGIN_FAILURES_PER_ADDRESS;
import static io.jwtgate.config.Setting.LOGIN_FAILURES_PER_NAME;
import static io.jwtgate.config.Setting.LOGIN_WINDOW;
import static io.jwtgate.config.Setting.MAX_REVOCATIONS;
import static io.jwtgate.config.Setting.MAX_SESSIONS;
import static io.jwtgate.config.Setting.REFRESH_GRACE;
import static io.jwtgate.config.Setting.REMEMBERED_TIMEOUT;
import static io.jwtgate.config.Setting.REVOCATION_POLL_INTERVAL;
import static io.jwtgate.config.Setting.REVOCATION_STALE_AFTER;
import static io.jwtgate.config.Setting.REVOCATION_STORE;
import static io.jwtgate.config.Setting.SESSION_DETAILS;
import static io.jwtgate.config.Setting.SESSION_STORE;
import static io.jwtgate.config.Setting.UNSAFE_FAIL_OPEN_FOR;
import static io.jwtgate.config.Setting.UNSAFE_UNREVOCABLE;

import io.jwtgate.event.SecurityListener;
import io.jwtgate.issue.TokenIssuer;
import io.jwtgate.revocation.Revocations;
import io.jwtgate.revocation.RevocationsBuilder;
import io.jwtgate.session.AccountSource;
import io.jwtgate.session.LoginLimits;
import io.jwtgate.session.LoginService;
import io.jwtgate.session.SecondFactor;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.SessionsBuilder;
import io.jwtgate.session.Users;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.SharedStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The settings of sessions, of their revocation, and of where both are kept. */
record SessionSettings(Settings settings, StoreSettings stores, SecurityListener listener) {

  /**
   * The sessions' own store.
   *
   * @throws ConfigurationException if there is no such store
   */
  SessionStore store() {
    return stores.at(settings.value(SESSION_STORE)).sessions();
  }

  /**
   * What requests are asked about: wherever it was written, otherwise where the sessions are. Empty
   * for an application that has neither.
   *
   * @throws ConfigurationException if a setting is wrong
   */
  Optional<Revocations> revocations(boolean hasSessions) {
    Value own = settings.value(REVOCATION_STORE);
    if (!own.isSet() && !hasSessions) {
      return Optional.empty();
    }
    SharedStore store = stores.at(own.isSet() ? own : settings.value(SESSION_STORE));
    RevocationsBuilder revocations =
        Revocations.sharedBy(store.revocations())
            .pollEvery(settings.value(REVOCATION_POLL_INTERVAL).duration())
            .staleAfter(settings.value(REVOCATION_STALE_AFTER).duration())
            .unsafeFailOpenFor(settings.value(UNSAFE_FAIL_OPEN_FOR).duration())
            .maxEntries(settings.value(MAX_REVOCATIONS).count())
            .unsafeUnrevocable(unrevocable())
            .listener(listener);
    return Optional.of(named(revocations::build));
  }

  private String[] unrevocable() {
    return settings.allIssuers().stream()
        .filter(name -> settings.value(UNSAFE_UNREVOCABLE, name).flag())
        .flatMap(name -> settings.value(Setting.ISSUER, name).text().stream())
        .toArray(String[]::new);
  }

  /**
   * @throws ConfigurationException if a setting is wrong
   */
  Sessions sessions(
      TokenIssuer issuer, AccountSource accounts, SessionStore store, Revocations revocations) {
    // Those of a login are judged, too, though an application may log in without them.
    limits();
    details();
    SessionsBuilder sessions =
        Sessions.builder(issuer, accounts)
            .store(store)
            .revocations(revocations)
            .idleTimeout(settings.value(IDLE_TIMEOUT).duration())
            .absoluteTimeout(settings.value(ABSOLUTE_TIMEOUT).duration())
            .grace(settings.value(REFRESH_GRACE).duration())
            .maxPerSubject(settings.value(MAX_SESSIONS).count())
            .listener(listener);
    Value remembered = settings.value(REMEMBERED_TIMEOUT);
    if (remembered.isSet()) {
      sessions.rememberedTimeout(remembered.duration());
    }
    return named(sessions::build);
  }

  /**
   * @throws ConfigurationException if a setting is wrong
   */
  LoginService login(Users users, Sessions sessions) {
    Set<String> details = details();
    LoginService login =
        LoginService.of(users, sessions)
            .limitedTo(limits())
            .tellingOf(listener)
            .keeping(details.contains("device"), details.contains("address"));
    return users instanceof SecondFactor factor ? login.withSecondFactor(factor) : login;
  }

  private LoginLimits limits() {
    int pair = settings.value(LOGIN_FAILURES).count();
    int name = settings.value(LOGIN_FAILURES_PER_NAME).count();
    int address = settings.value(LOGIN_FAILURES_PER_ADDRESS).count();
    Duration window = settings.value(LOGIN_WINDOW).duration();
    return named(() -> new LoginLimits(pair, name, address, window));
  }

  private Set<String> details() {
    Value details = settings.value(SESSION_DETAILS);
    Set<String> names = Set.copyOf(details.list());
    if (!Set.of("device", "address").containsAll(names)) {
      throw details.refused("write device, address, or both");
    }
    return names;
  }

  /** Builders' messages begin with the name of the setting. */
  private static <T> T named(Supplier<T> build) {
    try {
      return build.get();
    } catch (IllegalArgumentException refused) {
      throw new ConfigurationException(Setting.PREFIX + refused.getMessage());
    }
  }
}

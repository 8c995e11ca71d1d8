package io.jwtgate.session.internal;

import static io.jwtgate.session.internal.SessionSetting.ABSOLUTE_TIMEOUT;
import static io.jwtgate.session.internal.SessionSetting.ACCESS_TOKEN_LIFETIME;
import static io.jwtgate.session.internal.SessionSetting.IDLE_TIMEOUT;
import static io.jwtgate.session.internal.SessionSetting.LOGIN_FAILURES;
import static io.jwtgate.session.internal.SessionSetting.LOGIN_FAILURES_PER_ADDRESS;
import static io.jwtgate.session.internal.SessionSetting.LOGIN_FAILURES_PER_NAME;
import static io.jwtgate.session.internal.SessionSetting.LOGIN_WINDOW;
import static io.jwtgate.session.internal.SessionSetting.MAX_REVOCATIONS;
import static io.jwtgate.session.internal.SessionSetting.MAX_SESSIONS;
import static io.jwtgate.session.internal.SessionSetting.MAX_SESSIONS_REACHED;
import static io.jwtgate.session.internal.SessionSetting.REFRESH_GRACE;
import static io.jwtgate.session.internal.SessionSetting.REMEMBERED_TIMEOUT;
import static io.jwtgate.session.internal.SessionSetting.REVOCATION_POLL_INTERVAL;
import static io.jwtgate.session.internal.SessionSetting.REVOCATION_STALE_AFTER;
import static io.jwtgate.session.internal.SessionSetting.REVOCATION_STORE;
import static io.jwtgate.session.internal.SessionSetting.SESSION_DETAILS;
import static io.jwtgate.session.internal.SessionSetting.SESSION_STORE;
import static io.jwtgate.session.internal.SessionSetting.UNSAFE_FAIL_OPEN_FOR;
import static io.jwtgate.session.internal.SessionSetting.UNSAFE_UNREVOCABLE;

import io.jwtgate.config.CoreSetting;
import io.jwtgate.config.SettingValue;
import io.jwtgate.config.Settings;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.session.Account;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.SessionsBuilder;
import io.jwtgate.session.Users;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.login.LoginLimits;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.login.SecondFactor;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.revocation.RevocationsBuilder;
import io.jwtgate.session.store.SessionLimit.WhenFull;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.SharedStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The settings of sessions, of their revocation, and of where both are kept. */
record SessionSettings(Settings settings, StoreSettings stores, GuardedListener listener) {

  /**
   * Judges what several settings tell together, whether or not the application has sessions.
   *
   * @throws io.jwtgate.config.ConfigurationException if two can't be meant so
   */
  static void judge(Settings settings) {
    Duration idle = settings.value(IDLE_TIMEOUT).duration();
    if (idle.compareTo(settings.value(ABSOLUTE_TIMEOUT).duration()) > 0) {
      throw settings.value(ABSOLUTE_TIMEOUT).rejected("write no less than idle-timeout");
    }
    SettingValue remembered = settings.value(REMEMBERED_TIMEOUT);
    if (remembered.isSet()
        && remembered.duration().compareTo(settings.value(ABSOLUTE_TIMEOUT).duration()) < 0) {
      throw remembered.rejected("write no less than absolute-timeout");
    }
    if (idle.compareTo(longestToken(settings)) < 0) {
      throw settings.value(IDLE_TIMEOUT).rejected("write no less than an access token lives");
    }
    Duration poll = settings.value(REVOCATION_POLL_INTERVAL).duration();
    if (settings.value(REVOCATION_STALE_AFTER).duration().compareTo(poll.multipliedBy(2)) < 0) {
      throw settings
          .value(REVOCATION_STALE_AFTER)
          .rejected("write at least twice the poll interval");
    }
  }

  private static Duration longestToken(Settings settings) {
    return settings.allIssuers().stream()
        .map(name -> settings.value(ACCESS_TOKEN_LIFETIME, name).duration())
        .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) < 0 ? other : one);
  }

  /**
   * The sessions' own store.
   *
   * @throws io.jwtgate.config.ConfigurationException if there is no such store
   */
  SessionStore store() {
    SettingValue address = settings.value(SESSION_STORE);
    String label = StoreSettings.label(address) + " " + settings.application();
    return ReportedStore.over(stores.at(address).sessions(), label);
  }

  /**
   * What requests are asked about: wherever it was written, otherwise where the sessions are. Empty
   * for an application that has neither.
   *
   * @throws io.jwtgate.config.ConfigurationException if a setting is wrong
   */
  Optional<Revocations> revocations(boolean hasSessions) {
    SettingValue own = settings.value(REVOCATION_STORE);
    if (!own.isSet() && !hasSessions) {
      return Optional.empty();
    }
    SettingValue address = own.isSet() ? own : settings.value(SESSION_STORE);
    SharedStore store = stores.at(address);
    RevocationsBuilder revocations =
        Revocations.sharedBy(store.revocations())
            .clock(settings.clock())
            .pollEvery(settings.value(REVOCATION_POLL_INTERVAL).duration())
            .staleAfter(settings.value(REVOCATION_STALE_AFTER).duration())
            .unsafeFailOpenFor(settings.value(UNSAFE_FAIL_OPEN_FOR).duration())
            .named(StoreSettings.label(address), settings.application())
            .unsafeUnrevocable(unrevocable())
            .listener(listener);
    if (settings.value(MAX_REVOCATIONS).isSet()) {
      revocations.maxEntries(settings.value(MAX_REVOCATIONS).count());
    }
    return Optional.of(settings.named(Optional.empty(), revocations::build));
  }

  private String[] unrevocable() {
    return settings.allIssuers().stream()
        .filter(name -> settings.value(UNSAFE_UNREVOCABLE, name).flag())
        .flatMap(name -> settings.value(CoreSetting.ISSUER, name).text().stream())
        .toArray(String[]::new);
  }

  /**
   * @throws io.jwtgate.config.ConfigurationException if a setting is wrong
   */
  Sessions sessions(
      TokenIssuer issuer,
      Function<String, Optional<Account>> accounts,
      SessionStore store,
      Revocations revocations) {
    SessionsBuilder sessions =
        Sessions.builder(issuer, accounts)
            .store(store)
            .revocations(revocations)
            .clock(settings.clock())
            .idleTimeout(settings.value(IDLE_TIMEOUT).duration())
            .absoluteTimeout(settings.value(ABSOLUTE_TIMEOUT).duration())
            .grace(settings.value(REFRESH_GRACE).duration())
            .maxPerSubject(settings.value(MAX_SESSIONS).count())
            .whenFull(whenFull())
            .listener(listener);
    SettingValue remembered = settings.value(REMEMBERED_TIMEOUT);
    if (remembered.isSet()) {
      sessions.rememberedTimeout(remembered.duration());
    }
    return settings.named(Optional.empty(), sessions::build);
  }

  /**
   * @throws io.jwtgate.config.ConfigurationException if a setting is wrong
   */
  LoginService login(Users users, Sessions sessions) {
    Set<String> details = details();
    LoginService login =
        LoginService.of(users::check, sessions)
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
    return new LoginLimits(pair, name, address, window);
  }

  private Set<String> details() {
    return Set.copyOf(settings.value(SESSION_DETAILS).list());
  }

  /** One of what a session may keep. */
  static void judgeDetail(String name) {
    if (!name.equals("device") && !name.equals("address")) {
      throw new IllegalArgumentException("write device, address, or both");
    }
  }

  private WhenFull whenFull() {
    String choice = settings.value(MAX_SESSIONS_REACHED).oneOf("end-oldest", "reject-new");
    return choice.equals("end-oldest") ? WhenFull.OLDEST_ENDS : WhenFull.NEW_REJECTED;
  }
}

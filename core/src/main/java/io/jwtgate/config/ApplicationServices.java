package io.jwtgate.config;

import io.jwtgate.endpoint.SessionEndpoints;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.issue.TokenIssuer;
import io.jwtgate.keys.KeySource;
import io.jwtgate.revocation.Revocations;
import io.jwtgate.session.AccountSource;
import io.jwtgate.session.LoginService;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.Users;
import io.jwtgate.store.SessionStore;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * What the gates and the endpoints of one application have in common: the issuer that it is, where
 * its sessions are, and the revocations that every request is asked about. Thread-safe.
 *
 * <p>It is made of settings by whoever needs it first. Each user has a share and closes that; with
 * the last one its threads and connections end.
 */
public final class ApplicationServices implements AutoCloseable {
  /** What would make two sets of services out of one. */
  private static final Set<Setting> COMMON =
      Set.of(
          Setting.SIGNING_KEY_FILE,
          Setting.SESSION_STORE,
          Setting.SESSION_TABLES,
          Setting.STORE_CA_FILE,
          Setting.REVOCATION_STORE,
          Setting.REVOCATION_POLL_INTERVAL,
          Setting.REVOCATION_STALE_AFTER,
          Setting.UNSAFE_FAIL_OPEN_FOR,
          Setting.UNSAFE_UNREVOCABLE);

  private final Settings settings;
  private final ClassLoader loader;
  private final GuardedListener listener;
  private final StoreSettings stores;
  private final SessionSettings sessionSettings;
  private final Optional<String> ownName;
  private final Optional<TokenIssuer> issuer;
  private final Optional<SessionStore> sessionStore;
  private final Optional<Revocations> revocations;
  private int shares = 1;
  private SessionEndpoints endpoints;

  /** Where all parts of one application find its services, such as an attribute of a context. */
  public interface Slot {
    /** What stands there; null if nothing does. */
    Object get();

    /** Puts services there in place of others that have ended. */
    void put(ApplicationServices services);

    /** What the application is called in events and in the log, such as its context path. */
    default String application() {
      return "";
    }
  }

  /** The slot of an application that has one part alone. */
  static Slot alone() {
    return new Slot() {
      @Override
      public Object get() {
        return null;
      }

      @Override
      public void put(ApplicationServices services) {}
    };
  }

  private ApplicationServices(Settings settings, ClassLoader loader, String application) {
    this.settings = settings;
    this.loader = loader;
    this.listener = listener(loader);
    this.stores = new StoreSettings(settings, loader);
    this.sessionSettings = new SessionSettings(settings, stores, listener, application);
    Optional<OwnIssuerSettings> own = OwnIssuerSettings.in(settings, loader);
    this.ownName = own.flatMap(OwnIssuerSettings::name);
    this.issuer = own.map(OwnIssuerSettings::issuer);
    try {
      this.sessionStore = issuer.map(any -> sessionSettings.store());
      this.revocations = sessionSettings.revocations(issuer.isPresent());
    } catch (RuntimeException refused) {
      stores.close();
      throw refused;
    }
  }

  /** The log, and whatever listeners the application brings. */
  private static GuardedListener listener(ClassLoader loader) {
    return GuardedListener.of(
        ServiceLoader.load(SecurityListener.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .reduce(SecurityListener.logging(), SecurityListener::and));
  }

  /**
   * A share of the services that stand in a slot, or of new ones.
   *
   * @param sources the places to read from, in the order in which they win
   * @param loader finds {@code classpath:} files, and services
   * @throws ConfigurationException if a setting is wrong, or stands in another way where the
   *     services in the slot were made
   */
  public static ApplicationServices in(Slot slot, List<SettingSource> sources, ClassLoader loader) {
    return in(slot, new Settings(sources), loader);
  }

  static ApplicationServices in(Slot slot, Settings settings, ClassLoader loader) {
    new SettingsJudge(settings, loader).judgeAll();
    // Only while an application is deployed, so one lock for all of them does no harm.
    synchronized (ApplicationServices.class) {
      if (slot.get() instanceof ApplicationServices there && there.shares > 0) {
        there.requireSame(settings);
        there.shares++;
        return there;
      }
      ApplicationServices made = new ApplicationServices(settings, loader, slot.application());
      slot.put(made);
      return made;
    }
  }

  /** Otherwise one gate would ask about revocations that another has never heard of. */
  private void requireSame(Settings others) {
    for (Setting setting : COMMON) {
      List<String> here = values(settings, setting);
      if (!here.equals(values(others, setting))) {
        throw new ConfigurationException(
            setting.fullName(),
            "write it once for the whole application: as context-param or in jwtgate.properties");
      }
    }
  }

  private static List<String> values(Settings settings, Setting setting) {
    return settings.written(setting).map(one -> one.name() + '=' + one.value()).toList();
  }

  /** Is told of what happens: the log, and whatever listeners the application brings. */
  public GuardedListener listener() {
    return listener;
  }

  /** The keys of an issuer, if it is the application itself. */
  Optional<KeySource> keysOf(Optional<String> issuerName) {
    return issuer.filter(any -> ownName.equals(issuerName)).map(TokenIssuer::keys);
  }

  /** What every request is asked about; empty where nothing can be revoked. */
  public Optional<Revocations> revocations() {
    return revocations;
  }

  /** Whether the application is an issuer: it has a signing key. */
  public boolean signs() {
    return issuer.isPresent();
  }

  /**
   * What signs the tokens.
   *
   * @throws ConfigurationException if the application has no signing key
   */
  public TokenIssuer issuer() {
    return issuer.orElseThrow(
        () ->
            new ConfigurationException(
                Setting.SIGNING_KEY_FILE.fullName(), "write the file of the key that signs"));
  }

  /**
   * The sessions.
   *
   * @throws ConfigurationException if the application has no signing key, or a setting is wrong
   */
  public Sessions sessions(AccountSource accounts) {
    return sessionSettings.sessions(
        issuer(), accounts, sessionStore.orElseThrow(), revocations.orElseThrow());
  }

  /**
   * The users that the application brings as a service.
   *
   * @throws ConfigurationException if it brings none
   */
  public Users users() {
    return ServiceLoader.load(Users.class, loader)
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    Setting.SIGNING_KEY_FILE.fullName(),
                    "name your users in META-INF/services/" + Users.class.getName()));
  }

  /**
   * The login of these users, with its limits.
   *
   * @throws ConfigurationException if a setting is wrong
   */
  public LoginService login(Users users, Sessions sessions) {
    return sessionSettings.login(users, sessions);
  }

  /**
   * The endpoints of a login for the users that the application brings as a service; always the
   * same.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  public synchronized SessionEndpoints endpoints() {
    if (endpoints == null) {
      Users users = users();
      Sessions sessions = sessions(users);
      endpoints =
          new EndpointSettings(settings, loader).endpoints(login(users, sessions), sessions);
    }
    return endpoints;
  }

  /** Gives the share back; the last one ends threads and connections. */
  @Override
  public void close() {
    synchronized (ApplicationServices.class) {
      shares--;
      if (shares == 0) {
        revocations.ifPresent(Revocations::close);
        stores.close();
      }
    }
  }
}

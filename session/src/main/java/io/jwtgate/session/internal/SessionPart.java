package io.jwtgate.session.internal;

import io.jwtgate.RevocationCheck;
import io.jwtgate.config.ApplicationPart;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.CoreSetting;
import io.jwtgate.config.EffectNeed;
import io.jwtgate.config.IssuerSettings;
import io.jwtgate.config.Setting;
import io.jwtgate.config.SettingValue;
import io.jwtgate.config.Settings;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.session.Account;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.Users;
import io.jwtgate.session.endpoint.SessionEndpoints;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreFailure;
import io.jwtgate.session.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/** Brings issuing, sessions and revocation to an application. Found as a service. */
public final class SessionPart implements ApplicationPart {

  /** For the service loader. */
  public SessionPart() {}

  @Override
  public List<SessionSetting> settings() {
    return List.of(SessionSetting.values());
  }

  @Override
  public List<EffectNeed> needs() {
    return SessionNeeds.all();
  }

  @Override
  public boolean uses(Setting setting, IssuerSettings issuer) {
    return SessionNeeds.uses(setting, issuer);
  }

  @Override
  public void judge(Settings settings, ClassLoader loader) {
    SessionSettings.judge(settings);
    new EndpointSettings(settings, loader).judge();
    OwnIssuerSettings.in(settings, loader);
    settings.allIssuers().stream()
        .map(name -> new IssuerSettings(settings, name, loader))
        .filter(SessionPart::isOwn)
        .forEach(SessionPart::rejectWhatIsForOthers);
  }

  private static void rejectWhatIsForOthers(IssuerSettings own) {
    rejectEncryption(own);
    if (own.isSet(CoreSetting.TENANTS) || own.flag(CoreSetting.UNSAFE_ANY_TENANT)) {
      throw own.value(CoreSetting.ISSUER)
          .rejected("write one issuer, since its tokens are issued here, and no tenants");
    }
  }

  /** Otherwise none of its own tokens would be accepted. */
  private static void rejectEncryption(IssuerSettings own) {
    if (own.isSet(CoreSetting.DECRYPTION_KEY_FILE)) {
      throw own.value(CoreSetting.DECRYPTION_KEY_FILE)
          .rejected(
              "tokens that are issued here are only signed; write it for other issuers alone");
    }
  }

  @Override
  public Optional<IssuerKeys> keysOnTrial(IssuerSettings issuer) {
    return isOwn(issuer)
        ? Optional.of(keys(OwnIssuerSettings.of(issuer).issuer()))
        : Optional.empty();
  }

  private static boolean isOwn(IssuerSettings issuer) {
    return issuer.isSet(SessionSetting.SIGNING_KEY_FILE);
  }

  private static IssuerKeys keys(TokenIssuer issuer) {
    return new IssuerKeys(issuer::keys, Optional.of(OwnIssuerSettings.DEFAULT_TYPE), false);
  }

  @Override
  public Running start(Settings settings, ClassLoader loader, SecurityListener listener) {
    return new Running(settings, loader, listener);
  }

  /** The issuer that the application is, its sessions, and the revocations. Thread-safe. */
  public static final class Running implements ApplicationPart.Running {
    private final Settings settings;
    private final ClassLoader loader;
    private final StoreSettings stores;
    private final SessionSettings sessionSettings;
    private final Optional<TokenIssuer> issuer;
    private final Optional<SessionStore> sessionStore;
    private final Optional<Revocations> revocations;
    private SessionEndpoints endpoints;

    private Running(Settings settings, ClassLoader loader, SecurityListener listener) {
      this.settings = settings;
      this.loader = loader;
      this.stores = new StoreSettings(settings, loader);
      this.sessionSettings = new SessionSettings(settings, stores, GuardedListener.of(listener));
      this.issuer = OwnIssuerSettings.in(settings, loader).map(OwnIssuerSettings::issuer);
      try {
        this.sessionStore = issuer.map(any -> sessionSettings.store());
        this.revocations = sessionSettings.revocations(issuer.isPresent());
      } catch (RuntimeException rejected) {
        stores.close();
        throw rejected;
      }
    }

    /** What every request is asked about; empty where nothing can be revoked. */
    public Optional<Revocations> revocations() {
      return revocations;
    }

    @Override
    public RevocationCheck revocation() {
      return revocations.<RevocationCheck>map(held -> held).orElse(RevocationCheck.NONE);
    }

    @Override
    public Optional<IssuerKeys> keysOf(IssuerSettings asked) {
      return isOwn(asked) ? issuer.map(SessionPart::keys) : Optional.empty();
    }

    @Override
    public List<String> probe() {
      List<String> answered = new ArrayList<>();
      sessionStore.ifPresent(
          store -> answered.add(asked(SessionSetting.SESSION_STORE, () -> store.find("check"))));
      SettingValue own = settings.value(SessionSetting.REVOCATION_STORE);
      if (own.isSet()) {
        RevocationStore store = stores.at(own).revocations();
        answered.add(
            asked(
                SessionSetting.REVOCATION_STORE,
                () -> store.changesSince(RevocationChanges.START)));
      }
      return answered;
    }

    private String asked(Setting setting, Runnable question) {
      SettingValue address = settings.value(setting);
      try {
        question.run();
        return StoreSettings.label(address);
      } catch (StoreUnavailableException away) {
        throw address.rejected("does not answer (" + StoreFailure.of(away) + ") " + away.advice());
      }
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
      return issuer.orElseThrow(() -> wrong("write the file of the key that signs"));
    }

    /**
     * The sessions.
     *
     * @throws ConfigurationException if the application has no signing key, or a setting is wrong
     */
    public Sessions sessions(Function<String, Optional<Account>> accounts) {
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
              () -> wrong("name your users in META-INF/services/" + Users.class.getName()));
    }

    private static ConfigurationException wrong(String advice) {
      return new ConfigurationException(SessionSetting.SIGNING_KEY_FILE.fullName(), advice);
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
        Sessions sessions = sessions(users::find);
        endpoints =
            new EndpointSettings(settings, loader).endpoints(login(users, sessions), sessions);
      }
      return endpoints;
    }

    @Override
    public void close() {
      revocations.ifPresent(Revocations::close);
      stores.close();
    }
  }
}

package io.jwtgate.http;

import io.jwtgate.TokenVerifier;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.GateBuilder;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.endpoint.SessionCookies;
import io.jwtgate.session.endpoint.SessionEndpoints;
import io.jwtgate.session.issue.Authentication;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.SigningKeys;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.login.LoginLimiter;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.login.SecondFactor;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.web.CsrfRule;
import io.jwtgate.web.CsrfTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * An application with a login: cookies below {@code /session}, tokens in bodies below {@code
 * /token}, keys at {@code /.well-known/jwks.json}, and {@code /me}, which tells who asks.
 */
public final class SessionSetup {
  public static final String ORIGIN = "https://app.example";
  public static final String TRUSTED = "https://partner.example";
  public static final String PASSWORD = "good";
  public static final String CODE = "123456";
  public static final byte[] CSRF_KEY =
      "a key of CSRF tokens in tests alone".getBytes(StandardCharsets.UTF_8);

  private final CsrfTokens csrfTokens = new CsrfTokens(CSRF_KEY);
  private final BreakableStore store = new BreakableStore();
  private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final SigningKeys keys =
      SigningKeys.startingWith(SigningKey.generate(SignatureAlgorithm.ES256)).clock(clock).build();
  private final TokenIssuer issuer =
      TokenIssuer.of("https://app.example/issuer")
          .audience("app")
          .signingKeys(keys)
          .clock(clock)
          .build();
  private final Revocations revocations =
      Revocations.sharedBy(RevocationStore.inMemory()).clock(clock).build();
  private final Sessions sessions =
      Sessions.builder(issuer, subject -> Optional.of(account(subject)))
          .store(store)
          .revocations(revocations)
          .rememberedTimeout(Duration.ofDays(30))
          .listener(events::add)
          .clock(clock)
          .build();
  private LoginLimiter limiter = LoginLimiter.UNSAFE_NONE;
  private UnaryOperator<GateBuilder> changes = UnaryOperator.identity();
  private final SessionCookies.Builder cookies =
      SessionCookies.named("__Host-token").csrfTokens(csrfTokens);

  private static Account account(String subject) {
    return Account.of(subject, "user").withScopes("orders:read", "orders:write");
  }

  private static Optional<Account> check(Credentials credentials) {
    boolean known = !credentials.username().equals("mallory");
    return known && credentials.password().equals(PASSWORD)
        ? Optional.of(account(credentials.username()))
        : Optional.empty();
  }

  public SessionSetup limitedBy(LoginLimiter other) {
    limiter = other;
    return this;
  }

  /** Changes a rule of the gate. */
  public SessionSetup with(UnaryOperator<GateBuilder> change) {
    changes = change;
    return this;
  }

  public SessionEndpoints inCookies() {
    return SessionEndpoints.inCookies(login(), sessions, cookies.build())
        .csrf(csrf())
        .clientAddressHeader("X-Real-IP")
        .listener(events::add)
        .build();
  }

  public SessionEndpoints inBodies() {
    return SessionEndpoints.inBodies(login(), sessions).csrf(csrf()).listener(events::add).build();
  }

  private LoginService login() {
    return LoginService.of(SessionSetup::check, sessions)
        .limitedBy(limiter)
        .withSecondFactor(new CodeOfCarol())
        .keeping(true, true)
        .tellingOf(events::add);
  }

  /** Carol has a second factor, and nobody else. */
  private static final class CodeOfCarol implements SecondFactor {
    @Override
    public boolean isNeededFor(Account account) {
      return account.subject().equals("carol");
    }

    @Override
    public Optional<Authentication> check(Account account, String answer, Authentication password) {
      return answer.equals(CODE)
          ? Optional.of(Authentication.by(password.at(), "pwd", "otp").withLevel("urn:two"))
          : Optional.empty();
    }
  }

  public CsrfRule csrf() {
    return csrfRule().build();
  }

  /** The rule before a change. */
  public CsrfRule.Builder csrfRule() {
    return CsrfRule.builder()
        .publicOrigins(List.of(ORIGIN))
        .trustedOrigins(List.of(TRUSTED))
        .tokens(csrfTokens);
  }

  /** Guards the rest, by cookie or header. */
  public Gate gate() {
    GateBuilder gate =
        Gate.builder()
            .verifier(verifier())
            .cookie("__Host-token")
            .csrf(csrf())
            .publicPaths("/session/*", "/token/*", "/.well-known/*")
            .listener(events::add);
    return changes.apply(gate).build();
  }

  private TokenVerifier verifier() {
    return TokenVerifier.builder()
        .trust(issuer.trust())
        .revocation(revocations)
        .clock(clock)
        .build();
  }

  public SigningKeys keys() {
    return keys;
  }

  public Sessions sessions() {
    return sessions;
  }

  public MovableClock clock() {
    return clock;
  }

  /** The store of the sessions, which can be taken down. */
  public BreakableStore store() {
    return store;
  }

  /** What listeners were told so far. */
  public List<SecurityEvent> events() {
    return events;
  }
}

package io.jwtgate.session.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.issue.Authentication;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.login.LoginLimiter;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.login.SecondFactor;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.web.CsrfRule;
import io.jwtgate.web.CsrfTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the endpoints ask of a request, and answer, without a server. */
class EndpointRulesTest {
  private static final String GOOD = "username=alice&password=good";
  private static final byte[] CSRF_KEY = new byte[32];

  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
  private final List<String> sources = new ArrayList<>();
  private final TokenIssuer issuer =
      TokenIssuer.of("https://app.example")
          .audience("app")
          .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
          .clock(clock)
          .build();
  private final Sessions sessions = sessions(1_000);
  private final LoginService login =
      LoginService.of(this::check, sessions)
          .limitedBy(this::limit)
          .keeping(true, true)
          .tellingOf(events::add);
  private RuntimeException fault;

  private Sessions sessions(int entries) {
    Revocations revocations =
        Revocations.sharedBy(RevocationStore.inMemory())
            .maxEntries(entries)
            .listener(event -> {})
            .clock(clock)
            .build();
    return Sessions.builder(issuer, subject -> Optional.of(account(subject)))
        .revocations(revocations)
        .maxPerSubject(3)
        .whenFull(SessionLimit.WhenFull.NEW_REJECTED)
        .listener(events::add)
        .clock(clock)
        .build();
  }

  private static Account account(String subject) {
    return Account.of(subject, "user").withScopes("read", "write");
  }

  private Optional<Account> check(Credentials credentials) {
    if (fault != null) {
      throw fault;
    }
    return Optional.of(account(credentials.username()))
        .filter(any -> credentials.password().equals("good"));
  }

  private Optional<Duration> limit(String name, String source) {
    sources.add(source);
    return name.equals("limited") ? Optional.of(Duration.ofMillis(1_001)) : Optional.empty();
  }

  private static CsrfRule rule(UnaryOperator<CsrfRule.Builder> change) {
    return change
        .apply(
            CsrfRule.builder()
                .publicOrigins(List.of("https://app.example"))
                .tokens(new CsrfTokens(CSRF_KEY)))
        .build();
  }

  private SessionEndpoints inCookies(UnaryOperator<SessionEndpointsBuilder> change) {
    SessionCookies cookies =
        SessionCookies.named("__Host-token").csrfTokens(new CsrfTokens(CSRF_KEY)).build();
    return change
        .apply(SessionEndpoints.inCookies(login, sessions, cookies).csrf(rule(same -> same)))
        .build();
  }

  private final SessionEndpoints cookies = inCookies(same -> same);
  private final SessionEndpoints bodies =
      SessionEndpoints.inBodies(login, sessions).csrf(rule(same -> same)).build();

  private static List<String> header(EndpointResponse answer, String name) {
    return answer.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(EndpointResponse.Field::value)
        .toList();
  }

  private static int status(SessionEndpoints endpoints, EndpointCall call) {
    return endpoints.answer(call).status();
  }

  private static EndpointCall loginCall() {
    return EndpointCall.post("login").form(GOOD);
  }

  private SessionTokens tokens() {
    return sessions.start(account("alice"));
  }

  private static String cookiesOf(SessionTokens tokens) {
    return "__Host-token="
        + tokens.accessToken().compact()
        + "; __Secure-refresh="
        + tokens.refreshToken();
  }

  private boolean told(Kind kind) {
    return events.stream().anyMatch(event -> event.kind() == kind);
  }

  @Test
  @DisplayName("SESS-04: with a full list of revocations a logout is 204, and has ended all of it")
  void aFullListIs204() {
    Sessions full = sessions(1);
    SessionEndpoints narrow = inCookies(full);
    SessionTokens first = full.start(account("alice"));
    SessionTokens second = full.start(account("alice"));
    SessionTokens other = full.start(account("alice"));
    for (SessionTokens each : List.of(first, second)) {
      EndpointCall logout = EndpointCall.post("logout").with("Cookie", cookiesOf(each));
      assertEquals(204, status(narrow, logout));
      assertEquals(400, refreshed(narrow, each));
      assertEquals(401, status(narrow, bearer("sessions", each)));
    }
    clock.advance(Duration.ofSeconds(1));
    assertEquals(200, refreshed(narrow, other));
    assertEquals(1, full.revocations().size());
  }

  private SessionEndpoints inCookies(Sessions other) {
    LoginService service = LoginService.of(this::check, other).tellingOf(events::add);
    SessionCookies names = SessionCookies.named("__Host-token").build();
    return SessionEndpoints.inCookies(service, other, names).csrf(rule(same -> same)).build();
  }

  private static int refreshed(SessionEndpoints endpoints, SessionTokens tokens) {
    return status(
        endpoints,
        EndpointCall.post("refresh").with("Cookie", "__Secure-refresh=" + tokens.refreshToken()));
  }

  @Test
  @DisplayName("SESS-04: a cookie of a session that nobody knows keeps nobody from logging in")
  void anOldCookieHindersNoLogin() {
    Sessions full = sessions(1);
    SessionEndpoints narrow = inCookies(full);
    SessionTokens ended = full.start(account("alice"));
    SessionTokens alive = full.start(account("alice"));
    full.end(ended.refreshToken());
    EndpointCall again =
        loginCall()
            .with(
                "Cookie",
                "__Secure-refresh="
                    + ended.refreshToken()
                    + "; __Secure-refresh="
                    + alive.refreshToken());
    assertEquals(200, status(narrow, again));
    assertEquals(400, refreshed(narrow, alive));
    assertEquals(204, status(narrow, EndpointCall.post("logout").with("Cookie", cookiesOf(ended))));
  }

  private static EndpointCall bearer(String action, SessionTokens tokens) {
    return EndpointCall.post(action)
        .with("Authorization", "Bearer " + tokens.accessToken().compact());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login",
        "second-factor",
        "refresh",
        "logout",
        "revoke",
        "sessions",
        "end-session",
        "end-other-sessions",
        "end-all-sessions"
      })
  @DisplayName("CSRF-18: each action is by POST, from this site, over TLS, and of a bounded size")
  void eachActionIsAdmitted(String action) {
    String form =
        "username=alice&password=good&ticket=t&answer=a&refresh_token=r&token=t&id=i&scope=read";
    SessionTokens own = tokens();
    EndpointCall call =
        EndpointCall.post(action)
            .with("Cookie", "__Host-token=" + own.accessToken().compact())
            .form(form);
    assertEquals(405, status(cookies, call.by("GET")));
    assertEquals(405, status(cookies, call.by("PUT")));
    assertEquals(List.of("POST"), header(cookies.answer(call.by("PUT")), "Allow"));
    EndpointCall cross = call.without("Sec-Fetch-Site").with("Sec-Fetch-Site", "cross-site");
    assertEquals(403, status(cookies, cross));
    assertTrue(told(Kind.CSRF_REJECTED));
    assertEquals(403, status(cookies, call.overPlainHttp()));
    assertEquals(413, status(cookies, call.form(form + "&x=" + "x".repeat(16 * 1024))));
    assertEquals(List.of(own.sessionId()), live());
    assertFalse(List.of(403, 405, 413).contains(status(cookies, call)));
  }

  private List<String> live() {
    return sessions.ofSubjects().list("alice").stream().map(each -> each.id()).toList();
  }

  @Test
  @DisplayName("CSRF-18: in report-only mode a request of another site passes, and is told")
  void reportOnlyPasses() {
    SessionEndpoints open =
        inCookies(builder -> builder.csrf(rule(CsrfRule.Builder::unsafeReportOnly)));
    EndpointCall cross =
        EndpointCall.post("login").without("Sec-Fetch-Site").with("Sec-Fetch-Site", "cross-site");
    assertEquals(200, status(open, cross.form(GOOD)));
    SecurityEvent told = new SecurityEvent(Kind.CSRF_REJECTED, "", "report_only");
    assertTrue(events.contains(told));
    assertEquals(403, status(cookies, cross.form(GOOD)));
    assertTrue(events.contains(new SecurityEvent(Kind.CSRF_REJECTED, "", "")));
  }

  @Test
  @DisplayName("COOKIE-10: where TLS ends at a proxy that nobody goes round, all is over TLS")
  void tlsAtProxy() {
    SessionEndpoints behind = inCookies(SessionEndpointsBuilder::tlsAtProxy);
    assertEquals(200, status(behind, loginCall().overPlainHttp()));
    assertEquals(403, status(cookies, loginCall().overPlainHttp()));
    EndpointCall list =
        EndpointCall.post("sessions")
            .with("Cookie", "__Host-token=" + tokens().accessToken().compact());
    assertEquals(200, status(behind, list.overPlainHttp()));
  }

  @Test
  @DisplayName(
      "CSRF-11: a CSRF token of the session whose refresh cookie comes is a word of its page")
  void aCsrfTokenOfTheRefreshCookie() {
    SessionTokens own = tokens();
    EndpointCall silent =
        EndpointCall.post("refresh")
            .without("Sec-Fetch-Site")
            .with("Cookie", "__Secure-refresh=" + own.refreshToken());
    CsrfTokens made = new CsrfTokens(CSRF_KEY);
    assertEquals(403, status(cookies, silent));
    assertEquals(
        403, status(cookies, silent.with("X-CSRF-Token", made.next(tokens().sessionId()))));
    assertEquals(200, status(cookies, silent.with("X-CSRF-Token", made.next(own.sessionId()))));
  }

  @Test
  @DisplayName(
      "CSRF-18: in bodies a browser's word of another site is believed, and none is needed")
  void bodiesNeedNoWord() {
    EndpointCall silent = loginCall().without("Sec-Fetch-Site");
    assertEquals(200, status(bodies, silent));
    assertEquals(403, status(bodies, silent.with("Sec-Fetch-Site", "cross-site")));
    assertEquals(403, status(bodies, silent.with("Origin", "https://evil.test")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Real-IP | 203.0.113.9 | 203.0.113.9",
        "X-Real-IP | 203.0.113.1, 203.0.113.2 ,203.0.113.9 | 203.0.113.9",
        "X-Forwarded-For | 203.0.113.9 | 127.0.0.1"
      })
  @DisplayName("SESS-10: the declared header's last element is the address, and no other header")
  void theDeclaredHeaderCounts(String name, String value, String source) {
    SessionEndpoints behind = inCookies(builder -> builder.clientAddressHeader("X-Real-IP"));
    assertEquals(200, status(behind, loginCall().with(name, value)));
    assertEquals(List.of(source), sources);
    assertFalse(told(Kind.CLIENT_ADDRESS_UNKNOWN));
    assertEquals(200, status(behind, loginCall().with(name, "198.51.100.1").with(name, value)));
    assertEquals(List.of(source, source), sources);
    assertEquals(source, events.get(events.size() - 1).actor().address());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "CF-Connecting-IP", "True-Client-IP"})
  @DisplayName("SESS-10: without a declared header the connection counts, and a proxy is told once")
  void anUndeclaredProxyIsToldOnce(String name) {
    EndpointCall call = loginCall().from("192.0.2.7");
    status(cookies, call.with(name, "for=192.0.2.7"));
    status(cookies, call);
    assertFalse(told(Kind.CLIENT_ADDRESS_UNKNOWN));
    status(cookies, call.with(name, "203.0.113.9"));
    status(cookies, call.with(name, "203.0.113.9"));
    assertEquals(List.of("192.0.2.7", "192.0.2.7", "192.0.2.7", "192.0.2.7"), sources);
    assertEquals(
        List.of(new SecurityEvent(Kind.CLIENT_ADDRESS_UNKNOWN, "", name)),
        events.stream().filter(event -> event.kind() == Kind.CLIENT_ADDRESS_UNKNOWN).toList());
  }

  @Test
  @DisplayName("SESS-10: where the connection's address is not known, what a proxy says is a sign")
  void anUnknownConnectionIsASign() {
    status(cookies, loginCall().from("").with("X-Forwarded-For", ""));
    assertTrue(told(Kind.CLIENT_ADDRESS_UNKNOWN));
  }

  @Test
  @DisplayName("SESS-10: a limit tells when to come again, in whole seconds and none too few")
  void aLimitTellsWhen() {
    EndpointResponse limited =
        cookies.answer(EndpointCall.post("login").form("username=limited&password=good"));
    assertEquals(429, limited.status());
    assertEquals(List.of("2"), header(limited, "Retry-After"));
    assertEquals(List.of("no-store"), header(limited, "Cache-Control"));
  }

  @Test
  @DisplayName("SESS-13: a pending second factor is 401 with a ticket, a challenge and no cookie")
  void aPendingSecondFactor() {
    LoginService factored =
        login.withSecondFactor(
            new SecondFactor() {
              @Override
              public boolean isNeededFor(Account account) {
                return true;
              }

              @Override
              public Optional<Authentication> check(
                  Account account, String answer, Authentication password) {
                return Optional.of(password).filter(any -> answer.equals("code"));
              }
            });
    SessionCookies names = SessionCookies.named("__Host-token").build();
    SessionEndpoints endpoints =
        SessionEndpoints.inCookies(factored, sessions, names).csrf(rule(same -> same)).build();
    EndpointResponse pending = endpoints.answer(loginCall());
    assertEquals(401, pending.status());
    assertEquals(List.of("Bearer realm=\"jwtgate\""), header(pending, "WWW-Authenticate"));
    assertEquals(List.of("no-store"), header(pending, "Cache-Control"));
    assertEquals(List.of(), header(pending, "Set-Cookie"));
    assertTrue(pending.body().contains("\"expires_in\":300"), pending.body());
    assertTrue(pending.body().contains("A second factor is asked for"));
    EndpointCall answer = EndpointCall.post("second-factor").from("192.0.2.7");
    EndpointResponse again =
        endpoints.answer(answer.form("answer=wrong&ticket=" + ticket(pending)));
    assertTrue(again.body().contains("The answer was wrong"), again.body());
    assertEquals(200, status(endpoints, answer.form("answer=code&ticket=" + ticket(again))));
    assertEquals("192.0.2.7", events.get(events.size() - 1).actor().address());
  }

  private static String ticket(EndpointResponse pending) {
    return pending.body().replaceAll(".*\"ticket\":\"([^\"]+)\".*", "$1");
  }

  @Test
  @DisplayName("SESS-09: a login too many is 403, and sets no cookie")
  void aLoginTooManyIs403() {
    for (int i = 0; i < 3; i++) {
      assertEquals(200, status(cookies, loginCall()));
    }
    EndpointResponse full = cookies.answer(loginCall());
    assertEquals(403, full.status());
    assertEquals(List.of(), header(full, "Set-Cookie"));
    assertTrue(full.body().contains("access_denied"));
  }

  @Test
  @DisplayName("EDGE-17: a fault of the application is 500, and nothing of it is told")
  void aFaultIs500() {
    fault = new IllegalStateException("secret");
    EndpointResponse answer = cookies.answer(loginCall());
    assertEquals(500, answer.status());
    assertFalse(answer.body().contains("secret"));
    assertEquals(List.of("no-store"), header(answer, "Cache-Control"));
    assertEquals("EndpointAnswer[500]", answer.toString());
    String logged = logged(() -> cookies.answer(loginCall()));
    assertTrue(logged.contains("java.lang.IllegalStateException"), logged);
    assertFalse(logged.contains("secret"), logged);
  }

  private static String logged(Runnable something) {
    List<String> lines = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().formatMessage(line) + line.getThrown());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(SessionEndpoints.class.getName());
    logger.addHandler(handler);
    try {
      something.run();
    } finally {
      logger.removeHandler(handler);
    }
    return String.join("\n", lines);
  }

  @Test
  @DisplayName("REV-07: where it can't be told what was revoked, it is 503 and when to come again")
  void whatCannotBeToldIs503() {
    fault = new RevocationUnavailableException(Duration.ofMillis(2_001));
    EndpointResponse answer = cookies.answer(loginCall());
    assertEquals(503, answer.status());
    assertEquals(List.of("3"), header(answer, "Retry-After"));
  }

  @Test
  @DisplayName("CSRF-11: a CSRF token is word enough for what users do with their sessions")
  void aCsrfTokenIsWordEnough() {
    SessionTokens own = tokens();
    String token = new CsrfTokens(CSRF_KEY).next(own.sessionId());
    EndpointCall list =
        EndpointCall.post("sessions").without("Sec-Fetch-Site").with("Cookie", cookiesOf(own));
    assertEquals(403, status(cookies, list));
    assertEquals(200, status(cookies, list.with("X-CSRF-Token", token)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | application/x-www-form-urlencoded; charset=UTF-8 | username=alice&password=good",
        "200 | APPLICATION/JSON | {\"username\":\"alice\",\"password\":\"good\"}",
        "200 | application/json;charset=\"utf-8\" | {\"username\":\"alice\",\"password\":\"good\"}",
        "415 | application/json; charset=latin1 | {\"username\":\"alice\",\"password\":\"good\"}",
        "415 | application/x-www-form-urlencoded; charset=utf-16 | username=alice&password=good",
        "400 | application/x-www-form-urlencoded | username=alice&password=",
        "400 | application/x-www-form-urlencoded | username=al%00ice&password=good",
        "400 | application/x-www-form-urlencoded | username=al ice&password=good",
        "400 | application/x-www-form-urlencoded | username=alice\u007f&password=good",
        "400 | application/x-www-form-urlencoded | username=alice&password=good&remember=yes",
        "200 | application/x-www-form-urlencoded | username=alice&password=good&remember=true",
        "200 | application/x-www-form-urlencoded | username=alice&password=%67ood",
        "400 | application/x-www-form-urlencoded | username=alice&password=good%6",
        "400 | application/x-www-form-urlencoded | username=alice&password=good%6g",
        "400 | application/x-www-form-urlencoded | username=alice&password=good%g6",
        "401 | application/x-www-form-urlencoded | username=alice&password=go+od",
        "400 | application/json | {\"username\":\"alice\",\"password\":true}"
      })
  @DisplayName("SESS-11: content is read as it is meant, or not at all")
  void contentIsReadStrictly(int status, String type, String content) {
    assertEquals(status, status(cookies, EndpointCall.post("login").sending(type, content)));
  }

  @Test
  @DisplayName("SESS-11: two types of content are none, and 16 KiB is the most")
  void contentHasOneTypeAndSize() {
    EndpointCall once = loginCall();
    assertEquals(415, status(cookies, once.with("Content-Type", EndpointCall.FORM)));
    String padding = GOOD + "&x=";
    String largest = padding + "x".repeat(16 * 1024 - padding.length());
    assertEquals(200, status(cookies, EndpointCall.post("login").form(largest)));
    assertEquals(413, status(cookies, EndpointCall.post("login").form(largest + "x")));
    assertEquals("Content[]", Content.of(loginCall()).toString());
  }

  @Test
  @DisplayName("SESS-12: a session keeps the device's label, or else what the browser calls itself")
  void aSessionKeepsItsDevice() {
    EndpointCall agent = EndpointCall.post("login").with("User-Agent", "Browser/1");
    status(cookies, agent.form(GOOD));
    clock.advance(Duration.ofSeconds(1));
    status(cookies, agent.form(GOOD + "&device=My+phone").from("192.0.2.7"));
    clock.advance(Duration.ofSeconds(1));
    status(cookies, loginCall().from(""));
    var kept = sessions.ofSubjects().list("alice");
    assertEquals(
        List.of(Optional.empty(), Optional.of("My phone"), Optional.of("Browser/1")),
        kept.stream().map(each -> each.device()).toList());
    assertEquals(
        List.of(Optional.empty(), Optional.of("192.0.2.7"), Optional.of("127.0.0.1")),
        kept.stream().map(each -> each.address()).toList());
  }

  @Test
  @DisplayName("RT-10: a refresh may ask for less, in bodies and in cookies")
  void aRefreshMayAskForLess() {
    SessionTokens own = tokens();
    EndpointResponse less =
        bodies.answer(
            EndpointCall.post("refresh").form("scope=read&refresh_token=" + own.refreshToken()));
    assertTrue(less.body().contains("\"scope\":\"read\""), less.body());
    assertTrue(less.body().contains("\"token_type\":\"Bearer\""));
    assertTrue(less.body().contains("\"expires_in\":600"));
    assertTrue(less.body().contains("\"refresh_expires_in\":86400"));
  }

  @Test
  @DisplayName("SESS-03: of nine access cookies the first eight end, and a scheme in any case")
  void accessTokensEnd() {
    SessionTokens header = tokens();
    EndpointCall lower =
        EndpointCall.post("logout")
            .with("Authorization", "bearer " + header.accessToken().compact());
    assertEquals(204, status(cookies, lower));
    assertEquals(List.of(), live());
    SessionTokens own = tokens();
    String bad = "; __Host-token=bad".repeat(7).substring(2);
    String last = "; __Host-token=" + own.accessToken().compact();
    EndpointCall eighth = EndpointCall.post("logout").with("Cookie", distinct(bad) + last);
    EndpointCall ninth =
        EndpointCall.post("logout").with("Cookie", distinct(bad) + "; __Host-token=another" + last);
    assertEquals(204, status(cookies, ninth));
    assertEquals(List.of(own.sessionId()), live());
    assertEquals(204, status(cookies, eighth));
    assertEquals(List.of(), live());
  }

  @Test
  @DisplayName("SESS-03: copies of one access cookie count once, and do not hide another")
  void copiesOfACookieCountOnce() {
    SessionTokens one = tokens();
    SessionTokens other = tokens();
    String copies = ("; __Host-token=" + one.accessToken().compact()).repeat(8).substring(2);
    String last = "; __Host-token=" + other.accessToken().compact();
    assertEquals(204, status(cookies, EndpointCall.post("logout").with("Cookie", copies + last)));
    assertEquals(List.of(), live());
  }

  @Test
  @DisplayName("COOKIE-07: a login whose cookies no browser keeps ends no session that was there")
  void loginWithoutCookiesEndsNothing() {
    SessionTokens before = tokens();
    LoginService large =
        LoginService.of(
            any -> Optional.of(Account.of("alice").withScopes("x".repeat(4_000))), sessions);
    SessionEndpoints endpoints =
        SessionEndpoints.inCookies(
                large,
                sessions,
                SessionCookies.named("__Host-token").csrfTokens(new CsrfTokens(CSRF_KEY)).build())
            .csrf(rule(same -> same))
            .build();
    EndpointCall call =
        EndpointCall.post("login")
            .form(GOOD)
            .with("Cookie", "__Secure-refresh=" + before.refreshToken());
    assertEquals(500, status(endpoints, call));
    assertEquals(List.of(before.sessionId()), live());
  }

  /** Each another text. */
  private static String distinct(String cookies) {
    StringBuilder all = new StringBuilder();
    int number = 0;
    for (String cookie : cookies.split("; ", -1)) {
      all.append(all.isEmpty() ? "" : "; ").append(cookie).append(number++);
    }
    return all.toString();
  }

  @Test
  @DisplayName("SESS-03: a client in bodies whose only token is bad is told so, and else it is 204")
  void aBadTokenIsToldSo() {
    assertEquals(401, status(bodies, EndpointCall.post("logout")));
    assertEquals(
        401, status(bodies, EndpointCall.post("logout").with("Authorization", "Bearer x")));
    assertEquals(204, status(bodies, EndpointCall.post("logout").form("refresh_token=x")));
    EndpointResponse none = cookies.answer(EndpointCall.post("logout"));
    assertEquals(204, none.status());
    assertEquals(3, header(none, "Set-Cookie").size());
    assertEquals(List.of("no-store"), header(none, "Cache-Control"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"access", "csrf", "neither"})
  @DisplayName("SESS-03: of two good refresh cookies of two users the one counts that is known")
  void theOwnCookieCounts(String known) {
    SessionTokens own = tokens();
    SessionTokens planted = sessions.start(account("mallory"));
    String refresh =
        "__Secure-refresh=" + planted.refreshToken() + "; __Secure-refresh=" + own.refreshToken();
    String proof =
        switch (known) {
          case "access" -> "; __Host-token=" + own.accessToken().compact();
          case "csrf" -> "; __Host-csrf=" + new CsrfTokens(CSRF_KEY).next(own.sessionId());
          default -> "";
        };
    EndpointResponse answer =
        cookies.answer(EndpointCall.post("refresh").with("Cookie", refresh + proof));
    assertEquals(known.equals("neither") ? 400 : 200, answer.status());
    if (answer.status() == 200) {
      assertTrue(
          header(answer, "Set-Cookie").stream().anyMatch(cookie -> cookie.contains(next(own))),
          "another's");
    }
  }

  private String next(SessionTokens tokens) {
    return sessions.refresh(tokens.refreshToken()).refreshToken();
  }

  @Test
  @DisplayName("SESS-12: others end, all end with the cookies, and a foreign id is not found")
  void usersEndTheirSessions() {
    SessionTokens own = tokens();
    SessionTokens other = tokens();
    SessionTokens bobs = sessions.start(account("bob"));
    EndpointCall by = EndpointCall.post("").with("Cookie", cookiesOf(own));
    assertEquals(404, status(cookies, named("end-session", by).form("id=" + bobs.sessionId())));
    assertEquals(400, status(cookies, named("end-session", by)));
    assertEquals(204, status(cookies, named("end-session", by).form("id=" + other.sessionId())));
    tokens();
    assertEquals(204, status(cookies, named("end-other-sessions", by)));
    assertEquals(List.of(own.sessionId()), live());
    String listed = cookies.answer(named("sessions", by)).body();
    assertTrue(listed.contains("\"current\":true"), listed);
    assertFalse(bodies.answer(bearer("sessions", bobs)).body().contains(own.sessionId()));
    EndpointResponse all = cookies.answer(named("end-all-sessions", by));
    assertEquals(204, all.status());
    assertEquals(3, header(all, "Set-Cookie").size());
    assertEquals(List.of(), live());
    assertEquals(401, status(cookies, named("sessions", by)));
    assertEquals(404, status(cookies, named("else", by)));
  }

  private static EndpointCall named(String action, EndpointCall like) {
    return new EndpointCall(
        "POST", action, like.fields(), "", like.clientAddress(), like.isConfidential());
  }

  @Test
  @DisplayName("RVK-01: whoever has no session revokes nothing, and a foreign client's token stays")
  void revokingNeedsASession() {
    SessionTokens own = tokens();
    SessionTokens other = sessions.start(account("alice"), "other", java.util.Set.of());
    EndpointCall call = EndpointCall.post("revoke");
    assertEquals(401, status(bodies, call.form("token=" + own.refreshToken())));
    EndpointCall by = call.with("Authorization", "Bearer " + own.accessToken().compact());
    EndpointResponse foreign = bodies.answer(by.form("token=" + other.refreshToken()));
    assertEquals(400, foreign.status());
    assertTrue(foreign.body().contains("invalid_grant"));
    assertEquals(200, status(bodies, by.form("token=" + own.refreshToken())));
    assertEquals(List.of(other.sessionId()), live());
  }

  @Test
  @DisplayName("RVK-03: an own token of another type is answered so")
  void anotherTypeIsToldSo() {
    SessionTokens own = tokens();
    String mail =
        TokenIssuer.of(issuer.issuer())
            .audience("app")
            .signingKeys(issuer.keys())
            .tokenType("mail+jwt")
            .clock(clock)
            .build()
            .issue(io.jwtgate.session.issue.TokenGrant.to("alice"))
            .compact();
    EndpointResponse answer = bodies.answer(bearer("revoke", own).form("token=" + mail));
    assertEquals(400, answer.status());
    assertTrue(answer.body().contains("unsupported_token_type"));
  }

  @Test
  @DisplayName("SESS-10: a login with cookies of a live session brings them to the limiter")
  void aLiveSessionComesAlong() {
    LoginService narrow =
        LoginService.of(this::check, sessions)
            .limitedBy(
                new LoginLimiter() {
                  @Override
                  public Optional<Duration> attempt(String name, String source) {
                    return name.equals("alice")
                        ? Optional.of(Duration.ofHours(1))
                        : Optional.empty();
                  }
                });
    SessionCookies names = SessionCookies.named("__Host-token").build();
    SessionEndpoints limited =
        SessionEndpoints.inCookies(narrow, sessions, names).csrf(rule(same -> same)).build();
    assertEquals(429, status(limited, loginCall()));
    SessionTokens own = tokens();
    EndpointCall known = loginCall().with("Cookie", "__Secure-refresh=" + own.refreshToken());
    assertEquals(200, status(limited, known));
    assertFalse(live().contains(own.sessionId()));
  }

  @ParameterizedTest
  @CsvSource({
    "cookie, token",
    "cookie, __Host-to ken",
    "refresh-cookie, refresh",
    "refresh-cookie, __Secure-a;b",
    "csrf-cookie, __Host-Http-csrf",
    "session-path, /a b",
    "same-site, NONE"
  })
  @DisplayName("COOKIE-01: cookies that a browser would not guard are rejected by their setting")
  void unguardedCookiesAreRejected(String setting, String value) {
    SessionCookies.Builder builder =
        SessionCookies.named(setting.equals("cookie") ? value : "__Host-token");
    switch (setting) {
      case "refresh-cookie" -> builder.refreshName(value);
      case "csrf-cookie" -> builder.csrfName(value);
      case "session-path" -> builder.refreshPath(value);
      case "same-site" -> builder.sameSite(SameSite.valueOf(value));
      default -> builder.sameSite(SameSite.LAX);
    }
    IllegalArgumentException rejected =
        org.junit.jupiter.api.Assertions.assertThrows(
            IllegalArgumentException.class, builder::build);
    assertTrue(rejected.getMessage().startsWith(setting + ": "), rejected.getMessage());
  }
}

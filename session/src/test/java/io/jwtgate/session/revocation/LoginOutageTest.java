package io.jwtgate.session.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.LoginRejectedException;
import io.jwtgate.session.RefreshRejectedException;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Logins and logouts while the store of revocations is out of reach. */
class LoginOutageTest {
  private final UnreliableStore store = new UnreliableStore(RevocationStore.inMemory());
  private final SessionStore kept = SessionStore.inMemory();
  private final TokenIssuer issuer =
      TokenIssuer.of("https://login.example")
          .audience("app")
          .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
          .build();
  private Revocations revocations;
  private Sessions sessions;

  private void start(UnaryOperator<RevocationsBuilder> change) {
    revocations =
        change
            .apply(Revocations.sharedBy(store).pollEvery(Duration.ofHours(1)))
            .staleAfter(Duration.ofHours(2))
            .build();
    sessions =
        Sessions.builder(issuer, subject -> Optional.of(Account.of(subject)))
            .store(kept)
            .revocations(revocations)
            .build();
  }

  @AfterEach
  void stop() {
    revocations.close();
  }

  private SessionTokens login(Runnable during) {
    return LoginService.of(
            credentials -> {
              during.run();
              return Optional.of(Account.of("alice"));
            },
            sessions)
        .login(new Credentials("alice", "good"), "192.0.2.1");
  }

  @Test
  @DisplayName("SESS-02: what can't be told to be sure is no login, and no session is left of it")
  void whatIsNotSureIsNoLogin() {
    start(same -> same);
    assertThrows(StoreUnavailableException.class, () -> login(() -> store.down = true));
    assertEquals(List.of(), kept.ofSubject("alice"));
    assertThrows(StoreUnavailableException.class, () -> login(() -> {}));
    assertEquals(List.of(), kept.ofSubject("alice"));
    store.down = false;
    login(() -> {});
    assertEquals(1, kept.ofSubject("alice").size());
  }

  @Test
  @DisplayName("SESS-02: where an outage is ignored by name, people log in through it")
  void anIgnoredOutage() {
    start(same -> same.unsafeFailOpenFor(Duration.ofHours(3)));
    store.down = true;
    login(() -> {});
    assertEquals(1, kept.ofSubject("alice").size());
  }

  @Test
  @DisplayName("SESS-03: a logout in an outage is no 204, and ends all in this process")
  void aLogoutInAnOutageEndsHere() {
    start(same -> same);
    TokenVerifier verifier =
        TokenVerifier.builder().trust(issuer.trust()).revocation(revocations).build();
    SessionTokens tokens = login(() -> {});
    String compact = tokens.accessToken().compact();
    verifier.verify(compact);
    store.down = true;
    assertThrows(StoreUnavailableException.class, () -> sessions.end(tokens.refreshToken()));
    assertEquals(
        RejectionReason.REVOKED,
        assertThrows(TokenRejectedException.class, () -> verifier.verify(compact)).reason());
    assertThrows(RefreshRejectedException.class, () -> sessions.refresh(tokens.refreshToken()));
  }

  @Test
  @DisplayName("SESS-03, SESS-04: where the list is full the session ends all the same")
  void aFullListEndsTheSession() {
    start(same -> same.maxEntries(1));
    SessionTokens one = login(() -> {});
    SessionTokens two = login(() -> {});
    sessions.end(one.refreshToken());
    sessions.end(two.refreshToken());
    assertEquals(List.of(), kept.ofSubject("alice"));
    assertThrows(RefreshRejectedException.class, () -> sessions.refresh(two.refreshToken()));
  }

  @Test
  @DisplayName("SESS-02, SESS-04: a full list hides no end of all sessions from a login under way")
  void aFullListCatchesLogins() {
    start(same -> same.maxEntries(1));
    sessions.end(login(() -> {}).refreshToken());
    assertThrows(LoginRejectedException.class, () -> login(() -> sessions.endAllOf("alice")));
    assertEquals(List.of(), kept.ofSubject("alice"));
    login(() -> {});
    assertEquals(1, kept.ofSubject("alice").size());
  }
}

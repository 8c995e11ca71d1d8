package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.login.LoginService;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The whole way with nothing but what stands in this file and the defaults. */
class LoginToLogoutTest {
  private final Account alice = Account.of("alice", "admin").withScopes("read", "write");
  private final TokenIssuer issuer =
      TokenIssuer.of("https://login.example")
          .audience("orders")
          .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
          .build();
  private final Sessions sessions = Sessions.builder(issuer, subject -> Optional.of(alice)).build();
  private final LoginService login =
      LoginService.of(
          credentials -> Optional.of(alice).filter(any -> credentials.password().equals("good")),
          sessions);
  private final TokenVerifier verifier =
      TokenVerifier.builder().trust(issuer.trust()).revocation(sessions.revocations()).build();

  @Test
  void aLoginGivesATokenThatTheVerifierTakes() {
    SessionTokens tokens = login.login(new Credentials("alice", "good"), "127.0.0.1");
    VerifiedToken token = verifier.verify(tokens.accessToken().compact());
    assertEquals("alice", token.name());
    assertEquals(Set.of("admin"), token.roles());
    assertEquals(Set.of("read", "write"), token.scopes());
  }

  @Test
  void aWrongPasswordGivesNothing() {
    Credentials wrong = new Credentials("alice", "bad");
    assertThrows(LoginRejectedException.class, () -> login.login(wrong, "127.0.0.1"));
  }

  @Test
  void aRefreshGivesNewTokensOfTheSameSession() {
    SessionTokens first = login.login(new Credentials("alice", "good"), "127.0.0.1");
    SessionTokens second = sessions.refresh(first.refreshToken());
    assertNotEquals(first.refreshToken(), second.refreshToken());
    assertEquals(first.sessionId(), second.sessionId());
    verifier.verify(second.accessToken().compact());
  }

  @Test
  void aLogoutEndsBothTokens() {
    SessionTokens tokens = login.login(new Credentials("alice", "good"), "127.0.0.1");
    verifier.verify(tokens.accessToken().compact());
    sessions.end(tokens.refreshToken());
    TokenRejectedException refused =
        assertThrows(
            TokenRejectedException.class, () -> verifier.verify(tokens.accessToken().compact()));
    assertEquals(RejectionReason.REVOKED, refused.reason());
    assertThrows(RefreshRejectedException.class, () -> sessions.refresh(tokens.refreshToken()));
  }
}

package io.jwtgate.session;

import static io.jwtgate.session.TokenRevocation.Outcome.DONE;
import static io.jwtgate.session.TokenRevocation.Outcome.OTHER_CLIENT;
import static io.jwtgate.session.TokenRevocation.Outcome.UNSUPPORTED_TOKEN_TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.session.issue.TokenGrant;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.store.MemoryPlace;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenRevocationTest {
  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final TestNode node = TestNode.on(new MemoryPlace(clock), clock);
  private final TokenRevocation revocation = TokenRevocation.of(node.sessions);

  @Test
  @DisplayName("RVK-05: a revoked refresh token takes its session and access tokens with it")
  void aRefreshTokenTakesItsSession() {
    SessionTokens first = node.login();
    SessionTokens second = node.sessions.refresh(first.refreshToken());
    SessionTokens other = node.login();
    assertEquals(DONE, revocation.revoke(second.refreshToken()));
    node.refusesRefresh(second.refreshToken());
    node.refuses(first);
    node.refuses(second);
    node.takes(other);
  }

  @Test
  @DisplayName("RVK-03: an access token is told by its form, whatever a hint says")
  void anAccessTokenIsRevoked() {
    SessionTokens tokens = node.login();
    assertEquals(DONE, revocation.revoke(tokens.accessToken().compact()));
    node.refuses(tokens);
    node.refusesRefresh(tokens.refreshToken());
  }

  @Test
  @DisplayName("RVK-02: unknown, malformed, expired and revoked tokens are done")
  void whatIsNotGoodIsDone() {
    SessionTokens tokens = node.login();
    revocation.revoke(tokens.refreshToken());
    assertEquals(DONE, revocation.revoke(tokens.refreshToken()));
    assertEquals(DONE, revocation.revoke(tokens.accessToken().compact()));
    assertEquals(DONE, revocation.revoke(RefreshToken.first().text()));
    assertEquals(DONE, revocation.revoke("nothing"));
    assertEquals(DONE, revocation.revoke(""));
    SessionTokens expired = node.login();
    clock.advance(Duration.ofMinutes(12));
    assertEquals(DONE, revocation.revoke(expired.accessToken().compact()));
  }

  @Test
  @DisplayName("RVK-02: of a token that was revoked nobody learns whose it was")
  void aRevokedTokenIsNobodys() {
    SessionTokens tokens = node.login();
    revocation.revoke(tokens.refreshToken());
    assertEquals(DONE, revocation.revoke(tokens.accessToken().compact(), "other"));
  }

  @Test
  @DisplayName("RVK-04: tokens of another client stay good")
  void anotherClientsTokensStay() {
    SessionTokens tokens = node.login();
    assertEquals(OTHER_CLIENT, revocation.revoke(tokens.refreshToken(), "other"));
    assertEquals(OTHER_CLIENT, revocation.revoke(tokens.accessToken().compact(), "other"));
    node.takes(tokens);
    node.takes(node.sessions.refresh(tokens.refreshToken()));
  }

  @Test
  @DisplayName("RVK-03: the issuer's own token of another type can't be revoked")
  void anotherTypeIsUnsupported() {
    TokenIssuer mail =
        TokenIssuer.of(node.issuer.issuer())
            .audience("orders")
            .signingKeys(node.issuer.keys())
            .tokenType("mail+jwt")
            .clock(clock)
            .build();
    String token = mail.issue(TokenGrant.to("alice")).compact();
    assertEquals(UNSUPPORTED_TOKEN_TYPE, revocation.revoke(token));
  }

  @Test
  void aTokenWithoutASessionIsRevokedAlone() {
    TokenGrant grant = TokenGrant.to("alice");
    String one = node.issuer.issue(grant).compact();
    String two = node.issuer.issue(grant).compact();
    node.verifier.verify(one);
    assertEquals(DONE, revocation.revoke(one));
    org.junit.jupiter.api.Assertions.assertThrows(
        io.jwtgate.TokenRejectedException.class, () -> node.verifier.verify(one));
    node.verifier.verify(two);
  }
}

package io.jwtgate.session;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import java.util.Optional;

/**
 * What a revocation endpoint does (RFC 7009). A token is told by its form, so a hint is not needed
 * and a wrong one does no harm. Thread-safe.
 */
public final class TokenRevocation {
  private final Sessions sessions;
  private final TokenVerifier verifier;

  /** What became of a request. */
  public enum Outcome {
    /** The token is good no more, or never was: both are answered alike (section 2.2). */
    DONE,
    /** The issuer's own, but of a kind that can't be revoked (section 2.2.1). */
    UNSUPPORTED_TOKEN_TYPE,
    /** It was issued to another client, and stays good (section 2.1). */
    OTHER_CLIENT
  }

  private TokenRevocation(Sessions sessions) {
    this.sessions = sessions;
    this.verifier =
        TokenVerifier.builder()
            .trust(sessions.issuer().trust())
            .revocation(sessions.revocations())
            .clock(sessions.clock())
            .cacheSize(0)
            .build();
  }

  /** Revokes the tokens of these sessions. */
  public static TokenRevocation of(Sessions sessions) {
    return new TokenRevocation(sessions);
  }

  /**
   * Revokes a token for the issuer's own client.
   *
   * @see #revoke(String, String)
   */
  public Outcome revoke(String token) {
    return revoke(token, sessions.issuer().clientId());
  }

  /**
   * Revokes a token, and with it its whole session: all of its refresh and access tokens.
   *
   * @param token as it was sent; nobody has vouched for it
   * @param clientId who asks, authenticated by the caller of this method
   * @throws io.jwtgate.session.store.StoreUnavailableException if it may not be revoked everywhere
   * @throws io.jwtgate.RevocationUnavailableException if it can't be told whether it was revoked
   */
  public Outcome revoke(String token, String clientId) {
    Optional<RefreshToken> refreshToken = RefreshToken.parse(token);
    return refreshToken.isPresent()
        ? revokeRefreshToken(refreshToken.get(), clientId)
        : revokeAccessToken(token, clientId);
  }

  private Outcome revokeRefreshToken(RefreshToken token, String clientId) {
    Optional<String> client = sessions.clientOf(token);
    if (client.filter(other -> !other.equals(clientId)).isPresent()) {
      return Outcome.OTHER_CLIENT;
    }
    sessions.end(token);
    return Outcome.DONE;
  }

  private Outcome revokeAccessToken(String compact, String clientId) {
    try {
      VerifiedToken token = verifier.verify(compact);
      if (!token.claims().string("client_id").equals(Optional.of(clientId))) {
        return Outcome.OTHER_CLIENT;
      }
      sessions.end(token);
      return Outcome.DONE;
    } catch (TokenRejectedException rejected) {
      // The type is judged after the signature, so this one is the issuer's own.
      return rejected.reason() == RejectionReason.WRONG_TYPE
          ? Outcome.UNSUPPORTED_TOKEN_TYPE
          : Outcome.DONE;
    }
  }
}

package io.jwtgate.session;

import io.jwtgate.session.issue.IssuedToken;
import io.jwtgate.session.issue.TokenGrant;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.store.StoredSession;
import java.time.Instant;
import java.util.Set;

/** The access tokens of a session. */
record AccessTokens(TokenIssuer issuer) {

  /**
   * Signs one for the account as it is now.
   *
   * @param now from before the session was kept or rotated: if it is ended meanwhile, the entry
   *     that revokes its tokens outlives this one
   */
  IssuedToken sign(StoredSession session, Account account, Set<String> scopes, Instant now) {
    TokenGrant grant =
        TokenGrant.to(session.subject())
            .withClientId(session.clientId())
            .withSessionId(session.id())
            .withRoles(account.roles())
            .withScopes(scopes)
            .withAuthentication(SessionDetails.of(session).authentication())
            .withAttributes(account.attributes());
    return issuer.issueAt(grant, now);
  }
}

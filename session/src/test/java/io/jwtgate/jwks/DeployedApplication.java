package io.jwtgate.jwks;

import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.Account;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.revocation.Revocations;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What an application does with the library from its deployment to its end. */
public final class DeployedApplication implements BiConsumer<String, String> {

  @Override
  public void accept(String jwksUri, String token) {
    RemoteKeySource keys = RemoteKeySource.at(jwksUri).required().build();
    TrustedIssuer issuer =
        TrustedIssuer.of("https://issuer.example").audience("orders").keys(keys).build();
    try (TokenVerifier verifier =
        TokenVerifier.builder().trust(issuer).publishInJmx("deployed").build()) {
      verifier.verify(token);
      verifier.verify(token);
    }
    loginToLogout();
  }

  private static void loginToLogout() {
    Account alice = Account.of("alice", "admin").withScopes("read");
    TokenIssuer issuer =
        TokenIssuer.of("https://login.example")
            .audience("orders")
            .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
            .build();
    Sessions sessions = Sessions.builder(issuer, subject -> Optional.of(alice)).build();
    TokenVerifier.Builder guard = TokenVerifier.builder().trust(issuer.trust());
    try (Revocations revocations = sessions.revocations();
        TokenVerifier verifier = guard.revocation(revocations).build()) {
      SessionTokens tokens = sessions.refresh(sessions.start(alice).refreshToken());
      verifier.verify(tokens.accessToken().compact());
      sessions.end(tokens.refreshToken());
      requireRefused(verifier, tokens.accessToken().compact());
    }
  }

  private static void requireRefused(TokenVerifier verifier, String token) {
    try {
      verifier.verify(token);
      throw new AssertionError("a token outlived its session");
    } catch (TokenRejectedException ended) {
      // As it should be.
    }
  }
}

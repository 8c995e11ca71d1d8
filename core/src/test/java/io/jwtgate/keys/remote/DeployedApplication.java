package io.jwtgate.keys.remote;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import java.util.function.BiConsumer;

/** What an application does with the library from its deployment to its end. */
public final class DeployedApplication implements BiConsumer<String, String> {

  @Override
  public void accept(String jwksUri, String token) {
    RemoteKeySource keys = RemoteKeySource.at(jwksUri).required().build();
    TrustedIssuer issuer =
        TrustedIssuer.of("https://issuer.example").audience("orders").keys(keys).build();
    try (TokenVerifier verifier = TokenVerifier.trusting(issuer)) {
      verifier.verify(token);
      verifier.verify(token);
    }
  }
}

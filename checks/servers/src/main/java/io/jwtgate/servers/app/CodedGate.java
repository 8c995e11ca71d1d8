package io.jwtgate.servers.app;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.keys.KeyFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A gate that no setting describes. */
final class CodedGate {
  private CodedGate() {}

  static Gate make() {
    try (InputStream keys = CodedGate.class.getResourceAsStream("/keys.json")) {
      TrustedIssuer issuer =
          TrustedIssuer.of("https://issuer.test")
              .audience("orders")
              .keys(KeyFile.publicKeys(keys.readAllBytes()))
              .build();
      return Gate.builder()
          .verifier(TokenVerifier.trusting(issuer))
          .publicPaths("/public/*")
          .build();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

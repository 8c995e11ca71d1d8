package io.jwtgate;

import io.jwtgate.keys.VerificationKey;

/**
 * By which key of its issuer a token was verified. It is asked at each use whether that key is
 * still trusted. Immutable and thread-safe.
 *
 * @param certificateThumbprint {@code x5t#S256} or {@code x5t}, as it was sent; null for none
 */
record KeyTrust(TrustedIssuer issuer, VerificationKey key, String certificateThumbprint) {

  /** To be called when every step that is taken once has passed. */
  static KeyTrust of(Candidate passed) {
    String certificateThumbprint = passed.header().certificateThumbprint().orElse(null);
    return new KeyTrust(passed.issuer, passed.key, certificateThumbprint);
  }

  /** Whether the issuer would pick the same key today; a key that left its set ends its tokens. */
  boolean holds(VerifiedToken token) {
    VerificationKey current =
        issuer
            .keys()
            .find(token.algorithm(), token.keyIdOrNull(), certificateThumbprint)
            .orElse(null);
    return key.equals(current);
  }
}

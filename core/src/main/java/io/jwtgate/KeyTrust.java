package io.jwtgate;

import io.jwtgate.keys.VerificationKey;

/**
 * By which key of its issuer a token was verified, and by which of ours it was decrypted. It is
 * asked at each use whether these are still in use. Immutable and thread-safe.
 *
 * @param certificateThumbprint {@code x5t#S256} or {@code x5t}, as it was sent; null for none
 * @param openedBy null for a token that was not encrypted
 */
record KeyTrust(
    TrustedIssuer issuer, VerificationKey key, String certificateThumbprint, OpenedBy openedBy) {

  /** To be called when every step that is taken once has passed. */
  static KeyTrust of(Candidate passed) {
    String certificateThumbprint = passed.header().certificateThumbprint().orElse(null);
    return new KeyTrust(passed.issuer, passed.key, certificateThumbprint, passed.openedBy);
  }

  /** Whether the same keys would be picked today; a key that left its set ends its tokens. */
  boolean holds(VerifiedToken token) {
    VerificationKey current =
        issuer
            .keys()
            .find(token.algorithm(), token.keyIdOrNull(), certificateThumbprint)
            .orElse(null);
    return key.equals(current) && (openedBy == null || openedBy.isBy(issuer));
  }
}

package io.jwtgate;

import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.VerificationKey;

/**
 * A verified token as the cache keeps it: with the key that has verified it, and with the source
 * that is asked at each use whether that key is still trusted. Immutable and thread-safe.
 *
 * @param certificateThumbprint {@code x5t#S256} or {@code x5t}, as it was sent; null for none
 */
record CachedToken(
    VerifiedToken token, KeySource keys, VerificationKey key, String certificateThumbprint) {

  /** To be called when every step that is taken once has passed. */
  static CachedToken of(Candidate passed) {
    String certificateThumbprint = passed.header().certificateThumbprint().orElse(null);
    return new CachedToken(
        new VerifiedToken(passed), passed.issuer.keys(), passed.key, certificateThumbprint);
  }

  /** Whether the issuer would pick the same key today; a key that left its set ends its tokens. */
  boolean isKeyStillTrusted() {
    VerificationKey current =
        keys.find(token.algorithm(), token.keyIdOrNull(), certificateThumbprint).orElse(null);
    return key.equals(current);
  }
}

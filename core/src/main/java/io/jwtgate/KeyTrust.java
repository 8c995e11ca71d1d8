package io.jwtgate;

import io.jwtgate.keys.VerificationKey;

/**
 * By which key of which issuer a token was verified, and by which of ours it was decrypted. It is
 * asked at each use whether these are still trusted. Immutable and thread-safe.
 *
 * @param foundBy null for an issuer that is trusted as long as the verifier is
 * @param certificateThumbprint {@code x5t#S256} or {@code x5t}, as it was sent; null for none
 * @param openedBy null for a token that was not encrypted
 */
record KeyTrust(
    TrustedIssuer issuer,
    IssuerSource foundBy,
    VerificationKey key,
    String certificateThumbprint,
    OpenedBy openedBy) {

  /** To be called when every step that is taken once has passed. */
  static KeyTrust of(Candidate passed) {
    String certificateThumbprint = passed.header().certificateThumbprint().orElse(null);
    return new KeyTrust(
        passed.issuer, passed.foundBy, passed.key, certificateThumbprint, passed.openedBy);
  }

  /**
   * Whether the issuer is still trusted and the same keys would be picked today: one that has left
   * its set ends its tokens.
   */
  boolean holds(VerifiedToken token) {
    return isIssuerTrusted() && isKeyTrusted(token);
  }

  private boolean isIssuerTrusted() {
    return foundBy == null || foundBy.find(issuer.issuer()).filter(issuer::isSameAs).isPresent();
  }

  private boolean isKeyTrusted(VerifiedToken token) {
    VerificationKey current =
        issuer
            .keys()
            .find(token.algorithm(), token.keyIdOrNull(), certificateThumbprint)
            .orElse(null);
    return key.equals(current) && (openedBy == null || openedBy.isBy(issuer));
  }
}

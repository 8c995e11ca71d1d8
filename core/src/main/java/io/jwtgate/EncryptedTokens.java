package io.jwtgate;

import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.NOT_DECRYPTABLE;
import static io.jwtgate.RejectionReason.UNSUPPORTED_HEADER;
import static io.jwtgate.RejectionReason.WRONG_TYPE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jwtgate.internal.jose.MalformedJwsException;
import io.jwtgate.internal.jose.UnverifiedJwe;
import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.keys.DecryptionKey;
import java.util.List;
import java.util.Optional;

/**
 * Opens encrypted tokens (RFC 7516). Whose they are stands inside, so the key is found by {@code
 * kid} among those of all issuers; the issuer has to be one whose tokens are encrypted to that key.
 * Thread-safe.
 */
final class EncryptedTokens {
  private final List<EncryptionRule> rules;
  private final DecryptionLimit limit;

  /**
   * @param rules of all issuers that encrypt
   * @throws IllegalArgumentException if keys of two of them can't be told apart
   */
  EncryptedTokens(List<EncryptionRule> rules, DecryptionLimit limit) {
    EncryptionRule.requireDistinguishable(rules);
    this.rules = rules;
    this.limit = limit;
  }

  /**
   * What was inside, to be verified as any token.
   *
   * @param by kept with the token
   */
  record Opened(String text, OpenedBy by) {}

  /** Whether any issuer's tokens are encrypted. */
  boolean areExpected() {
    return !rules.isEmpty();
  }

  /**
   * @throws TokenRejectedException if it can't be opened
   * @throws VerifierOverloadedException if too many come at once
   */
  Opened open(String compact) {
    UnverifiedJwe jwe = parsed(compact);
    OpenedBy by = keyOf(jwe);
    byte[] content =
        limit
            .within(() -> by.key().decrypt(compact))
            .orElseThrow(() -> new TokenRejectedException(NOT_DECRYPTABLE));
    // Octets beyond ASCII become characters that no token has.
    return new Opened(new String(content, ISO_8859_1), by);
  }

  /** All that anybody can see, before a private key is used. */
  private static UnverifiedJwe parsed(String compact) {
    try {
      UnverifiedJwe jwe = UnverifiedJwe.parse(compact);
      if (jwe.asksForUnsupported()) {
        throw new TokenRejectedException(
            UNSUPPORTED_HEADER, "the header of an encrypted token has crit, zip, p2c, p2s or b64");
      }
      if (!jwe.header().isNested()) {
        throw new TokenRejectedException(WRONG_TYPE, "an encrypted token whose cty is not JWT");
      }
      return jwe;
    } catch (MalformedJwsException malformed) {
      throw new TokenRejectedException(MALFORMED, malformed.getMessage());
    }
  }

  private OpenedBy keyOf(UnverifiedJwe jwe) {
    KeyManagementAlgorithm algorithm =
        jwe.algorithm()
            .flatMap(KeyManagementAlgorithm::named)
            .orElseThrow(() -> undecryptable("alg is none of those that are taken"));
    String keyId = jwe.header().keyId().orElse(null);
    return new OpenedBy(keyFor(algorithm, keyId), algorithm, keyId);
  }

  /** A key of that name goes before those that have none, whichever issuer has which. */
  private DecryptionKey keyFor(KeyManagementAlgorithm algorithm, String keyId) {
    List<DecryptionKey> fitting =
        rules.stream().flatMap(rule -> rule.find(algorithm, keyId).stream()).toList();
    List<DecryptionKey> named =
        fitting.stream().filter(key -> key.keyId().equals(Optional.ofNullable(keyId))).toList();
    return only(keyId == null || named.isEmpty() ? fitting : named);
  }

  /** Issuers may share a key, each under a name of its own. */
  private static DecryptionKey only(List<DecryptionKey> meant) {
    if (meant.isEmpty()) {
      throw undecryptable("no decryption key fits its kid and alg");
    }
    if (meant.stream().map(DecryptionKey::thumbprint).distinct().count() > 1) {
      throw undecryptable("several decryption keys fit its kid and alg");
    }
    return meant.get(0);
  }

  private static TokenRejectedException undecryptable(String detail) {
    return new TokenRejectedException(NOT_DECRYPTABLE, detail);
  }
}

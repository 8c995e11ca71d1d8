package io.jwtgate.oauth.internal;

import io.jwtgate.RejectionReason;
import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.keys.KeysUnavailableException;
import java.lang.System.Logger.Level;

/**
 * Takes logout tokens. Thread-safe.
 *
 * @param verifier takes them alone
 */
record LogoutReceiver(TokenVerifier verifier, EndedByProvider ended) {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.oauth");

  /** What became of one. */
  enum Outcome {
    /** What it is about has ended on this node, and the others know. */
    DONE,
    /** It was used already, or what it is about had ended: nothing was done. */
    KNOWN,
    /** It is no valid logout token for this application. */
    REJECTED,
    /** It could not be judged, or not be shared; the provider may try again. */
    UNAVAILABLE
  }

  /** Whatever fails is no success. */
  Outcome accept(String token) {
    try {
      ended.end(verifier.verify(token));
      return Outcome.DONE;
    } catch (TokenRejectedException rejected) {
      return rejected.reason() == RejectionReason.REVOKED ? Outcome.KNOWN : rejected(rejected);
    } catch (KeysUnavailableException | RevocationUnavailableException unknown) {
      return Outcome.UNAVAILABLE;
    } catch (RuntimeException fault) {
      // Its message could quote the token, so only its class is logged.
      LOG.log(Level.WARNING, "a logout token was not taken, by {0}", fault.getClass().getName());
      return Outcome.UNAVAILABLE;
    }
  }

  private static Outcome rejected(TokenRejectedException rejected) {
    LOG.log(Level.DEBUG, () -> "a logout token was rejected: " + rejected.reason().code());
    return Outcome.REJECTED;
  }
}

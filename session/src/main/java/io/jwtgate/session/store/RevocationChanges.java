package io.jwtgate.session.store;

import java.util.List;

/**
 * What a store of revocations reported.
 *
 * @param revocations the revocations
 * @param position where it ended; the next question begins there
 * @param complete whether these are all that the store has, since the position that was asked for
 *     is not part of its history: it was set back, or has forgotten the position
 */
public record RevocationChanges(List<Revocation> revocations, String position, boolean complete) {
  /** The position before everything. */
  public static final String START = "";

  public RevocationChanges {
    revocations = List.copyOf(revocations);
  }
}

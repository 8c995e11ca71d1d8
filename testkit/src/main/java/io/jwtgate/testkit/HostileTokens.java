package io.jwtgate.testkit;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tokens that no guard of a mint's audience may take, each changed in one way from a good one. A
 * guard is expected to trust the mint's issuer for its audience and its public key, and to judge
 * all else as JwtGate does by default. A new attack is one row.
 *
 * <pre>{@code
 * for (HostileToken hostile : HostileTokens.of(mint)) {
 *   assertEquals(hostile.status(), statusOf(hostile.compact()), hostile.name());
 * }
 * }</pre>
 */
public final class HostileTokens {
  private HostileTokens() {}

  /**
   * Every hostile token, made anew.
   *
   * @param mint one whose key is a pair, not a secret
   */
  public static List<HostileToken> of(TokenMint mint) {
    return Stream.of(
            new HostileText(mint).rows(),
            new HostileJson(mint).rows(),
            new HostileHeaders(mint).rows(),
            new HostileClaims(mint).rows(),
            new HostileSignatures(mint).rows())
        .flatMap(rows -> rows)
        .toList();
  }
}

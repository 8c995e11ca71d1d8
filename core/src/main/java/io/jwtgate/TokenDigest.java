package io.jwtgate;

/**
 * SHA-256 over a policy's id and a token's exact text: names a token without keeping it. Four
 * numbers and not an array, so that a look-up makes one small object and no more.
 *
 * @param textLength how long the token's text is
 */
record TokenDigest(long first, long second, long third, long fourth, int textLength) {

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenDigest digest
        && first == digest.first
        && second == digest.second
        && third == digest.third
        && fourth == digest.fourth;
  }

  /** Evenly spread, and unpredictable, since the policy's id is secret. */
  @Override
  public int hashCode() {
    return (int) first;
  }
}

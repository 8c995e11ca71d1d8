package io.jwtgate.jwks;

/**
 * How many requests may wait for fetches of one issuer: as many as may still wait for all others.
 * One issuer alone has 64; where several are dead each has less, and all of them never hold 128
 * threads. Thread-safe.
 */
final class WaitLimit {
  private static final int ALL = 128;

  private static int waitingForAny;
  private int waiting;

  /** Whether one more may wait, which then calls {@link #release}. */
  boolean tryAcquire() {
    synchronized (WaitLimit.class) {
      if (waiting >= ALL - waitingForAny) {
        return false;
      }
      waiting++;
      waitingForAny++;
      return true;
    }
  }

  void release() {
    synchronized (WaitLimit.class) {
      waiting--;
      waitingForAny--;
    }
  }
}

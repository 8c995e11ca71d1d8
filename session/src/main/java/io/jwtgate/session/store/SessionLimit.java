package io.jwtgate.session.store;

/**
 * How many sessions one subject may have at once, and what gives way to one more.
 *
 * @param sessions at most so many; above zero
 * @param whenFull what gives way
 */
public record SessionLimit(int sessions, WhenFull whenFull) {

  /** What happens to a login of a subject that has as many sessions as it may. */
  public enum WhenFull {
    /** The sessions that began first end. */
    OLDEST_ENDS,
    /** The login is rejected. */
    NEW_REJECTED
  }

  public SessionLimit {
    if (sessions < 1) {
      throw new IllegalArgumentException("max-sessions: write a number above 0");
    }
  }

  /** How many of so many sessions must end for one more. */
  public int excess(int present) {
    return Math.max(0, present - sessions + 1);
  }

  /** Whether one more is rejected where there are so many. */
  public boolean rejects(int present) {
    return whenFull == WhenFull.NEW_REJECTED && present >= sessions;
  }
}

package io.jwtgate.session.login;

/**
 * What an Argon2id hash costs.
 *
 * @param kibibytes of memory
 * @param passes over it
 * @param lanes that could be filled at once; here they are filled in turn
 */
record Argon2Cost(int kibibytes, int passes, int lanes) {
  /** 19 MiB and two passes, as OWASP's list of password storage says. */
  static final Argon2Cost USUAL = new Argon2Cost(19 * 1024, 2, 1);

  private static final int LEAST_KIBIBYTES = 8;

  /** How much is filled altogether, which is what takes the time. */
  long filled() {
    return (long) kibibytes * passes;
  }

  /** About as much work as lacks to another; nothing if that is no more. */
  Argon2Cost upTo(Argon2Cost other) {
    long lacking = other.filled() - filled();
    int memory = (int) Math.min(other.kibibytes(), lacking);
    return memory < LEAST_KIBIBYTES
        ? new Argon2Cost(0, 0, 1)
        : new Argon2Cost(memory, (int) Math.max(1, Math.round((double) lacking / memory)), 1);
  }

  boolean isNothing() {
    return filled() == 0;
  }
}

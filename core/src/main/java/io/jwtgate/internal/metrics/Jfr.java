package io.jwtgate.internal.metrics;

/**
 * Begins what JDK Flight Recorder may want to know. It wants nothing unless a recording asks for
 * the event by name, and a runtime may lack the module {@code jdk.jfr}, or hide it from an
 * application.
 */
public final class Jfr {
  private static final boolean IS_PRESENT = isPresent();

  private Jfr() {}

  private static boolean isPresent() {
    try {
      Class.forName("jdk.jfr.Event", false, Jfr.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  /** A token is verified in full. */
  public static JfrRecord verification() {
    return IS_PRESENT ? JfrVerification.begun() : JfrRecord.OFF;
  }

  /** An issuer's keys are fetched. */
  public static JfrRecord keyFetch() {
    return IS_PRESENT ? JfrKeyFetch.begun() : JfrRecord.OFF;
  }
}

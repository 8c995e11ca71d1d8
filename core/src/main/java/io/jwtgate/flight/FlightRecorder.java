package io.jwtgate.flight;

/**
 * Begins what JDK Flight Recorder may want to know. It wants nothing unless a recording asks for
 * the event by name, and a runtime may lack the module {@code jdk.jfr}, or hide it from an
 * application.
 */
public final class FlightRecorder {
  private static final boolean IS_PRESENT = isPresent();

  private FlightRecorder() {}

  private static boolean isPresent() {
    try {
      Class.forName("jdk.jfr.Event", false, FlightRecorder.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  /** A token is verified in full. */
  public static FlightRecord verification() {
    return IS_PRESENT ? VerificationEvent.begun() : FlightRecord.OFF;
  }

  /** An issuer's keys are fetched. */
  public static FlightRecord keyFetch() {
    return IS_PRESENT ? KeyFetchEvent.begun() : FlightRecord.OFF;
  }
}

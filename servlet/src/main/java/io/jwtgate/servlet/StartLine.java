package io.jwtgate.servlet;

import io.jwtgate.config.GuardedPaths;
import java.lang.System.Logger.Level;

/**
 * What is guarded in an application that has started, and what is open.
 *
 * @param level a warning where something is open that nobody has named
 */
record StartLine(Level level, String text) {

  /**
   * @param filters the application's own, and what they are for
   * @param byName the paths that are guarded alone; null without settings of the whole application
   */
  static StartLine of(String filters, Coverage others, GuardedPaths byName, boolean unguarded) {
    String own = others.isNothing() ? "" : "guards " + filters;
    if (others.isEverything()) {
      return new StartLine(Level.INFO, own + "; open: what their own settings open");
    }
    if (byName != null) {
      return ofSettings(own, byName);
    }
    if (unguarded) {
      return new StartLine(
          Level.WARNING, "UNSAFE, not for production: jwtgate.unsafe-unguarded=true; " + open(own));
    }
    return others.isNothing()
        ? new StartLine(Level.INFO, "left to a JwtFilter or JwtFeature of the application")
        : new StartLine(
            Level.WARNING, open(own) + ", since no setting stands for the whole application");
  }

  private static String open(String own) {
    return own.isEmpty() ? "open: everything" : own + "; open: everything else";
  }

  private static StartLine ofSettings(String own, GuardedPaths byName) {
    String before = own.isEmpty() ? "guards " : own + ", and ";
    return byName.patterns().isEmpty()
        ? new StartLine(
            Level.INFO,
            before
                + (own.isEmpty() ? "everything" : "everything else")
                + " by the settings of the application; open: jwtgate.public-paths alone")
        : new StartLine(
            Level.INFO,
            before
                + String.join(" ", byName.patterns())
                + " by the settings of the application; open: everything else, by"
                + " jwtgate.guarded-paths");
  }

  void log(System.Logger log) {
    log.log(level, text);
  }
}

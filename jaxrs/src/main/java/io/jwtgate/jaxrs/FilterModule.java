package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.CoreSetting;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.GuardedPaths;
import io.jwtgate.config.SettingSource;
import java.util.List;

/** The module of the servlet filter, which an application may be without. */
final class FilterModule {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.jaxrs.AutomaticJwtFeature");

  private FilterModule() {}

  static boolean isThere() {
    try {
      Class.forName("io.jwtgate.servlet.JwtFilterInitializer", false, loader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  private static ClassLoader loader() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader != null ? loader : FilterModule.class.getClassLoader();
  }

  /**
   * Reports the settings that only the filter heeds, where it is not there.
   *
   * @throws io.jwtgate.config.ConfigurationException if one of them is wrong
   */
  static void reportIfMissing(List<SettingSource> sources, GateSettings settings) {
    boolean guardsPaths = !GuardedPaths.in(sources).patterns().isEmpty();
    boolean login = settings.containerLogin();
    if (!isThere()) {
      report(guardsPaths, CoreSetting.GUARDED_PATHS);
      report(login, CoreSetting.CONTAINER_LOGIN);
    }
  }

  /** The same of those that a gate knows. */
  static void reportIfMissing(Gate gate) {
    report(gate.showsErrorPages() && !isThere(), CoreSetting.ERROR_PAGES);
  }

  private static void report(boolean isSet, CoreSetting setting) {
    if (isSet) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0}: has no effect; it is for the servlet filter: put jwtgate-servlet beside"
              + " jwtgate-jaxrs, or leave it out",
          setting.fullName());
    }
  }
}

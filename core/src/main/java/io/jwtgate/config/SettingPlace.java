package io.jwtgate.config;

import java.util.List;
import java.util.Optional;

/**
 * Another place that settings are read from, after all that JwtGate knows itself. Found as a
 * service where its module is deployed. Has no state.
 */
public interface SettingPlace {
  /**
   * What stands there now.
   *
   * @param before the places that win
   * @param loader the application's
   * @return empty if there is no such place
   * @throws ConfigurationException if something there is wrong
   */
  Optional<SettingSource> read(List<SettingSource> before, ClassLoader loader);
}

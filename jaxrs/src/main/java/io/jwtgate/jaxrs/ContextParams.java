package io.jwtgate.jaxrs;

import io.jwtgate.config.SettingSource;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings in a web.xml. It links to no JAX-RS, which a WAR with this library may be without.
 */
final class ContextParams {
  private ContextParams() {}

  static SettingSource of(ServletContext application) {
    Map<String, String> parameters =
        Collections.list(application.getInitParameterNames()).stream()
            .collect(Collectors.toMap(name -> name, application::getInitParameter));
    return SettingSource.of("context-param", parameters);
  }
}

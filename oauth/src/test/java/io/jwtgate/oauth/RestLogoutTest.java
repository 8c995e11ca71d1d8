package io.jwtgate.oauth;

import java.util.Map;

class RestLogoutTest implements LogoutContract {
  @Override
  public Serving serving(String contextPath, Map<String, String> settings) throws Exception {
    return Serving.resources(contextPath, settings);
  }
}

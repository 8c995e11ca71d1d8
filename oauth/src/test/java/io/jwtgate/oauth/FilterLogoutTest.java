package io.jwtgate.oauth;

import java.util.Map;

class FilterLogoutTest implements LogoutContract {
  @Override
  public Serving serving(String contextPath, Map<String, String> settings) {
    return Serving.filter(contextPath, settings);
  }
}

package io.jwtgate.servers.app;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** What a place in the application learns of the caller, as one line. */
final class Who {
  private Who() {}

  static String of(ServletRequest request) {
    HttpServletRequest http = (HttpServletRequest) request;
    return line(
        http.getUserPrincipal(),
        http.getRemoteUser(),
        http.isUserInRole("admin"),
        http.getAuthType());
  }

  static String of(SecurityContext security) {
    Principal principal = security.getUserPrincipal();
    return line(
        principal,
        principal == null ? null : principal.getName(),
        security.isUserInRole("admin"),
        security.getAuthenticationScheme());
  }

  private static String line(Principal principal, String name, boolean admin, String scheme) {
    if (principal == null) {
      return "nobody";
    }
    String agrees = principal.getName().equals(name) ? "" : " but remote user " + name;
    return principal.getName() + agrees + (admin ? " admin" : "") + ' ' + scheme;
  }
}

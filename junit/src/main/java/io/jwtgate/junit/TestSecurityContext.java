package io.jwtgate.junit;

import io.jwtgate.bearer.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * What a JAX-RS resource learns of a caller, for a unit test. It judges no annotation.
 *
 * @param caller null for nobody
 */
public record TestSecurityContext(Caller caller) implements SecurityContext {

  /** Of a caller with this name and these roles. */
  public static TestSecurityContext of(String name, String... roles) {
    return new TestSecurityContext(TestCaller.caller(name, roles));
  }

  /** Of nobody. */
  public static TestSecurityContext ofNobody() {
    return new TestSecurityContext(null);
  }

  @Override
  public Principal getUserPrincipal() {
    return caller == null ? null : caller.principal();
  }

  @Override
  public boolean isUserInRole(String role) {
    return caller != null && caller.hasRole(role);
  }

  @Override
  public boolean isSecure() {
    return true;
  }

  @Override
  public String getAuthenticationScheme() {
    return caller == null ? null : "BEARER";
  }
}

package io.jwtgate.cdi;

import io.jwtgate.annotation.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;

/** A bean whose class and interface say who may call it. */
@ApplicationScoped
@RolesAllowed("admin")
public class Vault implements Lockable {

  @Override
  public String lock() {
    return "lock";
  }

  public String ofClass() {
    return "ofClass";
  }

  @PermitAll
  public String permitted() {
    return "permitted";
  }

  @DenyAll
  public String denied() {
    return "denied";
  }

  @Authenticated
  public String authenticated() {
    return "authenticated";
  }

  @RolesAllowed({"user", "guest"})
  public String ofUsers() {
    return "ofUsers";
  }

  @RolesAllowed("**")
  public String ofAnybody() {
    return "ofAnybody";
  }

  @RolesAllowed({})
  public String ofNobody() {
    return "ofNobody";
  }
}

package io.jwtgate.servers.app;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An enterprise bean: the container alone decides who may call it. */
@Stateless
public class Greeter {
  @Resource private SessionContext context;

  @PermitAll
  public String caller() {
    return context.getCallerPrincipal().getName();
  }

  @RolesAllowed("admin")
  public String admin() {
    return context.getCallerPrincipal().getName() + " admin";
  }
}

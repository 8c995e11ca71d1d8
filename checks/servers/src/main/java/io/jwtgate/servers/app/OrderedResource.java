package io.jwtgate.servers.app;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** The annotations of its methods stand on the interface. */
@Path("interface")
public class OrderedResource implements Ordered {
  @Context private SecurityContext security;

  @Override
  public String admin() {
    return Who.of(security);
  }
}

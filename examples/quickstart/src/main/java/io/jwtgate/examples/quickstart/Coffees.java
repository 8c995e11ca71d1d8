package io.jwtgate.examples.quickstart;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Coffees on the caller's account: something that nobody else should be able to order. */
@Singleton
@Path("coffees")
@Produces(MediaType.APPLICATION_JSON)
public final class Coffees {
  private final Map<String, Integer> ordered = new ConcurrentHashMap<>();

  @GET
  public Map<String, Integer> count(@Context SecurityContext security) {
    return answer(ordered.getOrDefault(nameIn(security), 0));
  }

  /** Takes whatever a form or a script may send, so that only the gate stands in the way. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Map<String, Integer> order(@Context SecurityContext security) {
    return answer(ordered.merge(nameIn(security), 1, Integer::sum));
  }

  private static String nameIn(SecurityContext security) {
    return security.getUserPrincipal().getName();
  }

  private static Map<String, Integer> answer(int coffees) {
    return Map.of("coffees", coffees);
  }
}

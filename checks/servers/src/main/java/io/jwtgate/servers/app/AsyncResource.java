package io.jwtgate.servers.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers later, on other threads. */
@Path("later")
@RolesAllowed("admin")
public class AsyncResource {

  /** What is needed of the caller is read before the thread changes, as RESTEasy demands. */
  @GET
  @Path("suspended")
  public void suspended(@Suspended AsyncResponse response, @Context SecurityContext security) {
    String who = Who.of(security);
    Threads.platform(() -> response.resume(who));
  }

  /** On a thread of the application: GlassFish needs its class loader there. */
  @GET
  @Path("stage")
  public CompletionStage<String> stage(@Context SecurityContext security) {
    String who = Who.of(security);
    return CompletableFuture.supplyAsync(() -> who, Threads::platform);
  }

  @GET
  @Path("virtual")
  public void virtual(@Suspended AsyncResponse response, @Context SecurityContext security) {
    String who = Who.of(security);
    Threads.virtual(() -> response.resume(who));
  }
}

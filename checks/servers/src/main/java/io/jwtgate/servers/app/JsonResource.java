package io.jwtgate.servers.app;

import jakarta.annotation.security.PermitAll;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Optional;

/** JSON as the server's own provider writes it. */
@Path("json")
@PermitAll
public class JsonResource {

  /** What JSON-B and Jackson write differently. */
  public static final class Order {
    public int id = 7;
    public LocalDate day = LocalDate.of(2026, 1, 2);
    public String none;
    public Optional<String> note = Optional.of("gift");

    @JsonbProperty("named")
    public String name = "x";
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Order order() {
    return new Order();
  }
}

package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.CorsContract;
import io.jwtgate.http.Running;
import io.jwtgate.servlet.JwtFilter;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Nested;

class CorsTest {

  @Nested
  class OfTheFeature extends CorsContract {
    @Override
    protected Running start(Gate gate) {
      return new RestServer(new TestApplication(Resource.class).with(new JwtFeature(gate))).start();
    }
  }

  /** No field may stand there twice. */
  @Nested
  class BehindTheFilterAsWell extends CorsContract {
    @Override
    protected Running start(Gate gate) {
      return new RestServer(new TestApplication(Resource.class).with(new JwtFeature(gate)))
          .behind(new JwtFilter(gate))
          .start();
    }
  }

  /** What the contract asks of the application. */
  @Path("/")
  public static final class Resource {
    @GET
    @Path("it")
    public String it() {
      return "it";
    }

    @OPTIONS
    @Path("it")
    public String options() {
      return "";
    }

    @GET
    @Path("own")
    public Response own() {
      return Response.ok("own")
          .header("Vary", "Accept")
          .header("Access-Control-Allow-Origin", "*")
          .build();
    }

    @GET
    @Path("conflict")
    @SuppressWarnings("DoNotCallSuggester")
    public String conflict() {
      throw new ClientErrorException(409);
    }

    @GET
    @Path("fails")
    @SuppressWarnings("DoNotCallSuggester")
    public String fails() {
      throw new IllegalStateException("fails");
    }
  }
}

package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.OneIssuer;
import io.jwtgate.TokenVerifier;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.servlet.JwtFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The token of a request in a resource, from one verifier with a cache. */
class CallersBearerTest {
  private final TokenVerifier verifier =
      TokenVerifier.trusting(
          OneIssuer.trust(TestIssuer.MINT.key()).audience(TestIssuer.MINT.audience()).build());

  private Gate gate(boolean forwarded) {
    return Gate.builder().verifier(verifier).forwardToken(forwarded).build();
  }

  private static String told(RestServer server) {
    Call call = Call.get(server.at("/bearer")).bearer(TestIssuer.token());
    return call.send().body() + " " + call.send().body();
  }

  private RestServer server(boolean forwarded) {
    return new RestServer(new TestApplication(Bearer.class).with(new JwtFeature(gate(forwarded))));
  }

  @Test
  @DisplayName("a resource has the token where it is forwarded, cold and warm")
  void resourceHasTheToken() {
    try (RestServer server = server(true).start()) {
      assertEquals("true true", told(server));
    }
    try (RestServer server = server(false).start()) {
      assertEquals("false false", told(server));
    }
  }

  @ParameterizedTest(name = "filter {0}, feature {1}: {2}")
  @DisplayName("behind the filter both must allow it")
  @CsvSource({"true, true, true true", "true, false, false false", "false, true, false false"})
  void bothMustAllowIt(boolean filter, boolean feature, String told) {
    try (RestServer server = server(feature).behind(new JwtFilter(gate(filter))).start()) {
      assertEquals(told, told(server));
    }
  }

  /** Tells whether it has the token. */
  @Path("/bearer")
  public static final class Bearer {
    @GET
    public String bearer(@Context SecurityContext security) {
      return "" + ((Caller) security.getUserPrincipal()).bearer().isPresent();
    }
  }
}

package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.Refused;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.TestKey;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final TestKey KEY = TestIssuer.MINT.key();
  private static final KeySource KEYS = KeySet.of(VerificationKey.of(KEY.publicKey(), KEY.keyId()));

  private RestServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("CHL-16: a key source that fails is a refused token, never a 500")
  void failingKeySourceIsRefused() {
    start(
        (algorithm, keyId) -> {
          throw new IllegalStateException("broken");
        });

    assertEquals(Refused.token("The token is malformed"), call("/caller").refusal());
  }

  @Test
  @DisplayName("CHL-14, CHL-17: keys that can't be had are 503 with Retry-After and no challenge")
  void unavailableKeysAre503() {
    start(
        (algorithm, keyId) -> {
          throw new KeysUnavailableException(Duration.ofSeconds(7));
        });

    assertEquals(
        Refused.plain(503, "Service Unavailable", "Retry-After: 7\n"), call("/caller").refusal());
  }

  @Test
  @DisplayName("CHL-20: an exception mapper of the application does not touch the challenge")
  void exceptionMapperLeavesTheChallenge() {
    start(KEYS);

    assertEquals(
        Refused.challenged(401, "Unauthorized", ""),
        Call.get(server.at("/caller")).send().refusal());
  }

  @Test
  @DisplayName("JEE-02: a resource sees principal, role, security and scheme of the caller")
  void resourceSeesTheCaller() {
    start(KEYS);

    Answer answer =
        Call.get(server.at("/caller"))
            .bearer(TestIssuer.MINT.token().roles("user").compact())
            .send();

    assertEquals("alice true false false BEARER", answer.body());
  }

  @Test
  @DisplayName("JEE-03: a method's annotation wins over its class's")
  void methodWinsOverClass() {
    start(KEYS);

    assertEquals(403, call("/denied").status());
    assertEquals(200, call("/denied/open").status());
    assertEquals(200, Call.get(server.at("/denied/open")).send().status());
    assertEquals(403, call("/denied/users").status());
  }

  private void start(KeySource keys) {
    TrustedIssuer issuer =
        TrustedIssuer.of(TestIssuer.MINT.issuer())
            .audience(TestIssuer.MINT.audience())
            .keys(keys)
            .build();
    server =
        new RestServer(
                new TestApplication(Caller.class, Denied.class)
                    .with(new AnyFailure())
                    .with(new JwtFeature(Gate.of(TokenVerifier.trusting(issuer)))))
            .start();
  }

  private Answer call(String path) {
    return Call.get(server.at(path)).bearer(TestIssuer.token()).send();
  }

  /** Tells who calls. */
  @Path("/caller")
  public static final class Caller {
    @Context private SecurityContext security;

    @GET
    public String tell() {
      return String.join(
          " ",
          security.getUserPrincipal().getName(),
          "" + security.isUserInRole("user"),
          "" + security.isUserInRole("admin"),
          "" + security.isSecure(),
          security.getAuthenticationScheme());
    }
  }

  /** Closed as a class, with methods that say otherwise. */
  @Path("/denied")
  @DenyAll
  public static final class Denied {
    @GET
    public String denied() {
      return "never";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "open";
    }

    @GET
    @Path("users")
    @RolesAllowed("user")
    public String users() {
      return "users";
    }
  }

  /** What many applications have: every failure becomes a text of theirs. */
  private static final class AnyFailure implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable failure) {
      return Response.serverError().entity("mapped").build();
    }
  }
}

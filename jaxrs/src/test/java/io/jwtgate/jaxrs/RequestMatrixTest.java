package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.CredentialRows;
import io.jwtgate.http.Guard;
import io.jwtgate.http.RequestMatrix;
import io.jwtgate.http.Sent;
import io.jwtgate.http.TestIssuer;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One application for each guard that is a setting; the annotations stand in the first. With a cold
 * cache and a warm one.
 */
class RequestMatrixTest {
  private static final Map<Guard, RestServer> SERVERS = new EnumMap<>(Guard.class);

  @BeforeAll
  static void start() {
    for (Guard guard : Guard.values()) {
      SERVERS.put(guard, guard.isAnnotation() ? SERVERS.get(Guard.REQUIRED) : server(guard));
    }
  }

  private static RestServer server(Guard guard) {
    return new RestServer(
            new TestApplication(Resource.class, JwtFeature.class).set(guard.settings()))
        .start();
  }

  @AfterAll
  static void stop() {
    SERVERS.values().stream().distinct().forEach(RestServer::close);
  }

  static Stream<RequestMatrix.Cell> cells() {
    return RequestMatrix.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void requestGetsWhatTheTableSays(RequestMatrix.Cell cell) {
    Call call = Call.get(SERVERS.get(cell.guard()).at(cell.guard().path()));

    Call sent = cell.sent().in(call, TestIssuer.MINT);

    assertIsAnswered(cell, sent.send());
    assertIsAnswered(cell, sent.send());
  }

  private static void assertIsAnswered(RequestMatrix.Cell cell, Answer answer) {
    if (cell.passes()) {
      assertEquals("200 " + cell.caller(), answer.status() + " " + answer.body());
    } else {
      assertEquals(cell.refusal(), answer.refusal());
    }
  }

  static Stream<CredentialRows.Row> rows() {
    return CredentialRows.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void credentialsAreReadWhereTheyMayBe(CredentialRows.Row row) {
    Answer answer =
        row.change().apply(Call.get(SERVERS.get(row.guard()).at(row.guard().path()))).send();

    assertEquals(row.expected(), row.told(answer));
  }

  /** A resource of the matrix. */
  @Path("/")
  public static final class Resource {
    @Context private SecurityContext security;

    @GET
    @Path("{guard: required|optional|roles|scopes|public_path|unannotated}")
    public String unannotated() {
      return name();
    }

    @POST
    @Path("required")
    public String changing() {
      return name();
    }

    @OPTIONS
    @Path("required")
    public String options() {
      return name();
    }

    @GET
    @RolesAllowed({"auditor", Sent.NEEDED_ROLE})
    @Path("roles_allowed")
    public String rolesAllowed() {
      return name();
    }

    @GET
    @PermitAll
    @Path("permit_all")
    public String permitAll() {
      return name();
    }

    @GET
    @DenyAll
    @Path("deny_all")
    public String denyAll() {
      return name();
    }

    private String name() {
      return security.getUserPrincipal() == null
          ? "anonymous"
          : security.getUserPrincipal().getName();
    }
  }
}

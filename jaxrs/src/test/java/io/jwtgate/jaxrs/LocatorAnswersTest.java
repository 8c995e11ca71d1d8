package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jwtgate.bearer.Access;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locators are run before a resource is found; what one of them answers is held to its rules. */
@SuppressWarnings("DoNotCallSuggester") // Locators that always throw are what is tested.
class LocatorAnswersTest {
  private RestServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  private void start(Access access) {
    server =
        new RestServer(
                new TestApplication(Accounts.class, Closed.class)
                    .with(new JwtFeature(TestIssuer.gate().access(access).build())))
            .start();
  }

  private Answer get(String path, String role) {
    Call call = Call.get(server.at(path));
    return (role == null ? call : call.bearer(TestIssuer.MINT.token().roles(role).compact()))
        .send();
  }

  @ParameterizedTest
  @DisplayName("EDGE-08: what a locator for admins answers itself is for admins")
  @ValueSource(
      strings = {"/accounts/admin/7", "/accounts/admin/0", "/accounts/denied/7", "/closed/7"})
  void locatorsAnswer_needsItsRole(String path) {
    for (Access access : List.of(Access.AUTHENTICATED, Access.OPTIONAL)) {
      start(access);
      for (String role : new String[] {null, "user"}) {
        Answer answer = get(path, role);
        assertEquals(path.contains("admin") && role == null ? 401 : 403, answer.status());
        assertFalse(answer.body().contains("secret"), answer.body());
        assertEquals(List.of(), answer.header("X-Secret"));
        assertEquals(List.of("no-store"), answer.header("Cache-Control"));
      }
      server.close();
    }
  }

  @Test
  @DisplayName("EDGE-08: whoever has the role gets it, and so does everybody of an open one")
  void locatorsAnswer_isGivenToItsRole() {
    start(Access.AUTHENTICATED);

    assertEquals("secret", get("/accounts/admin/7", "admin").body());
    assertEquals(404, get("/accounts/admin/0", "admin").status());
    assertEquals("open", get("/accounts/open/7", null).body());
    assertEquals(404, get("/accounts/none", null).status());
  }

  @Test
  @DisplayName(
      "EDGE-08: of a locator without a rule the content needs what the gate asks, errors do not")
  void answerWithoutRule_needsTheGate() {
    start(Access.AUTHENTICATED);

    assertEquals(401, get("/accounts/plain/7", null).status());
    assertEquals("plain", get("/accounts/plain/7", "user").body());
    assertEquals(404, get("/accounts/plain/0", null).status());
  }

  @Test
  @DisplayName("EDGE-08: a path with parameters or in another form is no way around")
  void otherForms_areNoWayAround() {
    start(Access.OPTIONAL);
    for (String path :
        List.of("/accounts/admin;a=b/7", "/accounts;x/admin/7;y", "/accounts/%61dmin/7")) {
      Answer answer = Call.get(server.at("/"), path).send();
      assertFalse(answer.body().contains("secret"), path + answer);
    }
  }

  @Test
  @DisplayName("where no locator was run the runtime's answer stays")
  void runtimesAnswer_stays() {
    start(Access.AUTHENTICATED);
    Call post = Call.get(server.at("/accounts/login")).method("POST");

    assertEquals(200, post.sending("application/json", "{}").send().status());
    assertEquals(415, post.sending("text/plain", "x").send().status());
    assertEquals(405, get("/accounts/login", null).status());
  }

  private static WebApplicationException answering(String body) {
    return new WebApplicationException(Response.ok(body).header("X-Secret", "secret").build());
  }

  /** Some for admins. */
  @Path("/accounts")
  public static final class Accounts {
    @Path("admin/{id}")
    @RolesAllowed("admin")
    public Account ofAdmin(@PathParam("id") int id) {
      if (id == 0) {
        throw new WebApplicationException(Response.Status.NOT_FOUND);
      }
      throw answering("secret");
    }

    @Path("denied/{id}")
    @DenyAll
    public Account denied(@PathParam("id") int id) {
      throw answering("secret");
    }

    @Path("open/{id}")
    @PermitAll
    public Account open(@PathParam("id") int id) {
      throw answering("open");
    }

    @Path("plain/{id: [0-9]{1,3}}")
    public Account plain(@PathParam("id") int id) {
      if (id == 0) {
        throw new WebApplicationException(Response.Status.NOT_FOUND);
      }
      throw answering("plain");
    }

    @POST
    @Path("login")
    @PermitAll
    @Consumes("application/json")
    public String login(String content) {
      return "in";
    }
  }

  /** For nobody. */
  @Path("/closed")
  @DenyAll
  public static final class Closed {
    @Path("{id}")
    public Account find(@PathParam("id") int id) {
      throw answering("secret");
    }
  }

  /** What a locator would find. */
  public static final class Account {
    @GET
    public String get() {
      return "account";
    }
  }
}

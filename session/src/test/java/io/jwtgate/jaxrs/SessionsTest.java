package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.docs.DocPage;
import io.jwtgate.http.CacheContract;
import io.jwtgate.http.CookieContract;
import io.jwtgate.http.CsrfContract;
import io.jwtgate.http.CsrfReportContract;
import io.jwtgate.http.EndpointPathContract;
import io.jwtgate.http.FormContract;
import io.jwtgate.http.JwksContract;
import io.jwtgate.http.LimitContract;
import io.jwtgate.http.LogContract;
import io.jwtgate.http.LoginContract;
import io.jwtgate.http.LogoutContract;
import io.jwtgate.http.PlantedCookieContract;
import io.jwtgate.http.ProxyContract;
import io.jwtgate.http.RefreshContract;
import io.jwtgate.http.RejectContract;
import io.jwtgate.http.RevokeContract;
import io.jwtgate.http.Running;
import io.jwtgate.http.SecondFactorContract;
import io.jwtgate.http.SessionSetup;
import io.jwtgate.http.UserSessionsContract;
import io.jwtgate.session.endpoint.SessionEndpoints;
import io.jwtgate.session.issue.SigningKeys;
import io.jwtgate.session.jaxrs.JwksResource;
import io.jwtgate.session.jaxrs.SessionResource;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The resources, in an application that the feature guards. */
class SessionsTest {

  static Running serve(SessionSetup setup) {
    return new RestServer(new App(setup)).behindProxy().start();
  }

  private static final class App extends Application {
    private final SessionSetup setup;

    App(SessionSetup setup) {
      this.setup = setup;
    }

    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
      return Set.of(
          new JwtFeature(setup.gate()),
          new Sessions(setup.inCookies()),
          new TokenResource(setup.inBodies()),
          new PublishedKeys(setup.keys()));
    }

    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Me.class, Says.class);
    }
  }

  /** The endpoints where most will have them. */
  @Path("session")
  public static final class Sessions extends SessionResource {
    public Sessions(SessionEndpoints endpoints) {
      super(endpoints);
    }
  }

  /** The keys where most will have them. */
  @Path(".well-known/jwks.json")
  public static final class PublishedKeys extends JwksResource {
    public PublishedKeys(SigningKeys keys) {
      super(keys);
    }
  }

  /** The endpoints at another path. */
  @Path("token")
  public static final class TokenResource extends SessionResource {
    public TokenResource(SessionEndpoints endpoints) {
      super(endpoints);
    }
  }

  @Test
  void theDocsShowTheResourceThatRuns() {
    String told = DocPage.squeezed(DocPage.of("docs/cookies-and-csrf.md").blocks("java").get(1));
    String runs = DocPage.squeezedSource("src/test/java/io/jwtgate/jaxrs/SessionsTest.java");
    assertTrue(runs.replace("publicstaticfinal", "publicfinal").contains(told), told);
  }

  /** Tells who asks. */
  @Path("me")
  public static final class Me {
    @Context private SecurityContext security;

    @GET
    public String get() {
      return security.getUserPrincipal().getName();
    }

    @POST
    public String post() {
      return get();
    }

    @PUT
    public String put() {
      return get();
    }

    @PATCH
    public String patch() {
      return get();
    }

    @DELETE
    public String delete() {
      return get();
    }

    @Merge
    public String merge() {
      return get();
    }
  }

  /** A method that nobody has heard of. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @HttpMethod("MERGE")
  @interface Merge {}

  /** Says to caches what the query says. */
  @Path("says")
  public static final class Says {
    @GET
    public Response get(@QueryParam("cache") String cache, @QueryParam("vary") String vary) {
      return Response.ok("said")
          .header("Cache-Control", cache.isEmpty() ? null : cache)
          .header("Vary", vary.isEmpty() ? null : vary)
          .build();
    }
  }

  @Nested
  class Login extends LoginContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class EndpointPath extends EndpointPathContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Logout extends LogoutContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class PlantedCookie extends PlantedCookieContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Form extends FormContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class SecondFactor extends SecondFactorContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class UserSessions extends UserSessionsContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Proxy extends ProxyContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Log extends LogContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Limit extends LimitContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Cookies extends CookieContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Csrf extends CsrfContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class CsrfReport extends CsrfReportContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Cache extends CacheContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Reject extends RejectContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Refresh extends RefreshContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Revoke extends RevokeContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }

  @Nested
  class Jwks extends JwksContract {
    @Override
    protected Running start(SessionSetup setup) {
      return serve(setup);
    }
  }
}

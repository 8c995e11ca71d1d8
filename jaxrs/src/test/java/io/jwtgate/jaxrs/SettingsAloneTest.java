package io.jwtgate.jaxrs;

import io.jwtgate.http.SessionContract.Running;
import io.jwtgate.http.SettingsAloneContract;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Resources whose endpoints and keys are made of settings, as is what guards them. */
class SettingsAloneTest extends SettingsAloneContract {

  @Override
  protected Running start(Map<String, String> settings) {
    return new RestServer(new App()).withContextParams(settings).start();
  }

  private static final class App extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(JwtFeature.class, SessionsTest.Me.class, Sessions.class, PublishedKeys.class);
    }
  }

  /** The endpoints; a runtime makes one for each request. */
  @Path("session")
  public static final class Sessions extends SessionResource {
    public Sessions() {}
  }

  /** The keys. */
  @Path(".well-known/jwks.json")
  public static final class PublishedKeys extends JwksResource {
    public PublishedKeys() {}
  }
}

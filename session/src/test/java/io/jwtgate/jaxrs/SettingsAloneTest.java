package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.config.DeployedNode;
import io.jwtgate.http.Running;
import io.jwtgate.http.SettingsAloneContract;
import io.jwtgate.session.jaxrs.JwksResource;
import io.jwtgate.session.jaxrs.SessionResource;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Resources whose endpoints and keys are made of settings, as is what guards them. */
class SettingsAloneTest extends SettingsAloneContract {

  @Override
  protected Running start(Map<String, String> settings) {
    return new RestServer(new App()).withContextParams(settings).start();
  }

  @Test
  void missingSettingOfTheEndpoints_stopsTheStart() {
    Map<String, String> settings = DeployedNode.with(Map.of("jwtgate.session-tokens", "cookies"));
    Exception refused = assertThrows(Exception.class, () -> start(settings));
    assertTrue(
        Stream.iterate(refused, at -> at != null, Throwable::getCause)
            .anyMatch(
                cause ->
                    String.valueOf(cause.getMessage()).contains("jwtgate.cookie: write a name")));
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

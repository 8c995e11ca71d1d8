package io.jwtgate.servlet;

import io.jwtgate.http.CacheContract;
import io.jwtgate.http.CookieContract;
import io.jwtgate.http.CsrfContract;
import io.jwtgate.http.RejectContract;
import io.jwtgate.http.Running;
import io.jwtgate.http.SessionSetup;
import io.jwtgate.session.servlet.SessionServlet;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/**
 * Containers differ in how they read and write cookies; we must not. Jetty has it all elsewhere.
 */
class OtherContainersTest {

  private static Map<String, HttpServlet> servlets(SessionSetup setup) {
    return Map.of(
        "/session/*", new SessionServlet(setup.inCookies()),
        "/me", ((Page) Page::whoAmI).asServlet(),
        "/says", ((Page) SessionsTest::says).asServlet());
  }

  @Nested
  class CookiesInTomcat extends CookieContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new TomcatServer(setup.gate(), servlets(setup));
    }
  }

  @Nested
  class CsrfInTomcat extends CsrfContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new TomcatServer(setup.gate(), servlets(setup));
    }
  }

  @Nested
  class CacheInTomcat extends CacheContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new TomcatServer(setup.gate(), servlets(setup));
    }
  }

  @Nested
  class RejectInTomcat extends RejectContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new TomcatServer(setup.gate(), servlets(setup));
    }
  }

  @Nested
  class CookiesInUndertow extends CookieContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new UndertowServer(setup.gate(), servlets(setup));
    }
  }

  @Nested
  class CsrfInUndertow extends CsrfContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new UndertowServer(setup.gate(), servlets(setup));
    }
  }

  @Nested
  class CacheInUndertow extends CacheContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new UndertowServer(setup.gate(), servlets(setup));
    }
  }

  @Nested
  class RejectInUndertow extends RejectContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new UndertowServer(setup.gate(), servlets(setup));
    }
  }
}

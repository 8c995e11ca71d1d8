package io.jwtgate.servlet;

import io.jwtgate.http.CacheContract;
import io.jwtgate.http.CookieContract;
import io.jwtgate.http.CsrfContract;
import io.jwtgate.http.RejectContract;
import io.jwtgate.http.SessionContract.Running;
import io.jwtgate.http.SessionSetup;
import org.junit.jupiter.api.Nested;

/**
 * Containers differ in how they read and write cookies; we must not. Jetty has it all elsewhere.
 */
class OtherContainersTest {

  @Nested
  class CookiesInTomcat extends CookieContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new TomcatServer(setup);
    }
  }

  @Nested
  class CsrfInTomcat extends CsrfContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new TomcatServer(setup);
    }
  }

  @Nested
  class CacheInTomcat extends CacheContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new TomcatServer(setup);
    }
  }

  @Nested
  class RejectInTomcat extends RejectContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new TomcatServer(setup);
    }
  }

  @Nested
  class CookiesInUndertow extends CookieContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new UndertowServer(setup);
    }
  }

  @Nested
  class CsrfInUndertow extends CsrfContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new UndertowServer(setup);
    }
  }

  @Nested
  class CacheInUndertow extends CacheContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new UndertowServer(setup);
    }
  }

  @Nested
  class RejectInUndertow extends RejectContract {
    @Override
    protected Running start(SessionSetup setup) {
      return new UndertowServer(setup);
    }
  }
}

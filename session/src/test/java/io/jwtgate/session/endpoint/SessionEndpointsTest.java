package io.jwtgate.session.endpoint;

import io.jwtgate.http.CookieContract;
import io.jwtgate.http.FormContract;
import io.jwtgate.http.JwksContract;
import io.jwtgate.http.LimitContract;
import io.jwtgate.http.LogContract;
import io.jwtgate.http.LoginContract;
import io.jwtgate.http.LogoutContract;
import io.jwtgate.http.Loopback;
import io.jwtgate.http.PlantedCookieContract;
import io.jwtgate.http.ProxyContract;
import io.jwtgate.http.RefreshContract;
import io.jwtgate.http.RevokeContract;
import io.jwtgate.http.Running;
import io.jwtgate.http.SecondFactorContract;
import io.jwtgate.http.SessionSetup;
import io.jwtgate.http.UserSessionsContract;
import org.junit.jupiter.api.Nested;

/** The endpoints themselves, behind the smallest adapter there is. */
class SessionEndpointsTest {

  @Nested
  class Login extends LoginContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class Logout extends LogoutContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class PlantedCookie extends PlantedCookieContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class Form extends FormContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class SecondFactor extends SecondFactorContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class UserSessions extends UserSessionsContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class Proxy extends ProxyContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class Log extends LogContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class Limit extends LimitContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class Refresh extends RefreshContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class Revoke extends RevokeContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class Jwks extends JwksContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }

  @Nested
  class Cookie extends CookieContract {
    @Override
    protected Running start(SessionSetup setup) {
      return Loopback.serving(setup);
    }
  }
}

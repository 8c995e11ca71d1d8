package io.jwtgate.servlet;

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
import io.jwtgate.session.servlet.JwksServlet;
import io.jwtgate.session.servlet.SessionServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Nested;

/** The servlets, behind the filter. */
class SessionsTest {

  static Running serve(SessionSetup setup) {
    return new WebServer()
        .behindProxy()
        .filtered("/*", new JwtFilter(setup.gate()))
        .serving("/session/*", new SessionServlet(setup.inCookies()))
        .serving("/token/*", new SessionServlet(setup.inBodies()))
        .serving("/.well-known/jwks.json", new JwksServlet(setup.keys()))
        .serving("/me", Page::whoAmI)
        .serving("/says", SessionsTest::says)
        .start();
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

  /** Says to caches what the query says. */
  static void says(HttpServletRequest request, HttpServletResponse response) {
    String cache = request.getParameter("cache");
    if (cache.startsWith("private")) {
      response.setHeader("Cache-Control", cache);
    } else if (!cache.isEmpty()) {
      // One by one, as several filters might.
      response.setHeader("cache-control", cache.split(", ", 2)[0]);
      response.addHeader("Cache-Control", cache.contains(", ") ? cache.split(", ", 2)[1] : "");
    }
    if (!request.getParameter("vary").isEmpty()) {
      response.addHeader("Vary", request.getParameter("vary"));
    }
  }
}

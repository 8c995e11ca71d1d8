package io.jwtgate.session.endpoint;

import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.bearer.Gate;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.session.LoginRejectedException;
import io.jwtgate.session.RefreshRejectedException;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.TooManySessionsException;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.login.PasswordHashBusyException;
import io.jwtgate.session.login.TooManyLoginsException;
import io.jwtgate.session.store.StoreUnavailableException;

/**
 * The endpoints {@code login}, {@code second-factor}, {@code refresh}, {@code logout} and {@code
 * revoke}, and of a user's sessions {@code sessions}, {@code end-session}, {@code
 * end-other-sessions} and {@code end-all-sessions}, each by {@code POST} with a form or a JSON
 * object. Where the tokens travel is chosen when they are made, and no request can change it:
 * {@link #inCookies} for browsers, {@link #inBodies} for other clients. An application that needs
 * both has two of them on two paths.
 *
 * <p>They know no HTTP library: {@code SessionServlet} and {@code SessionResource} translate. Each
 * request must come over TLS or from this machine, and if a browser sent it, from this site.
 * Immutable and thread-safe.
 */
public final class SessionEndpoints {
  private static final System.Logger LOG = System.getLogger(SessionEndpoints.class.getName());

  private final LoginExchange login;
  private final RefreshExchange refresh;
  private final LogoutExchange logout;
  private final RevokeExchange revoke;
  private final UserSessionsExchange userSessions;
  private final TokenTransport transport;
  private final boolean tlsAtProxy;
  private final boolean reportOnly;
  private final GuardedListener listener;

  SessionEndpoints(SessionEndpointsBuilder builder) {
    Sessions sessions = builder.sessions;
    Gate gate = builder.gate();
    this.transport = builder.transport();
    ClientAddress address = builder.clientAddress();
    this.login = new LoginExchange(builder.login, sessions, transport, address);
    this.refresh = new RefreshExchange(sessions, transport);
    this.logout = new LogoutExchange(sessions, gate, builder.sentTokens(), transport, address);
    this.userSessions = new UserSessionsExchange(sessions, gate, transport);
    this.revoke = new RevokeExchange(sessions, gate);
    this.tlsAtProxy = builder.tlsAtProxy;
    this.reportOnly = builder.csrf.isReportOnly();
    this.listener = builder.listener;
  }

  /** Tokens in cookies that no script can read: for browsers. No answer's content holds a token. */
  public static SessionEndpointsBuilder inCookies(
      LoginService login, Sessions sessions, SessionCookies cookies) {
    return new SessionEndpointsBuilder(login, sessions, cookies);
  }

  /**
   * Tokens in the content of answers: for clients that are no browsers, since in a browser every
   * script of the page could read them.
   */
  public static SessionEndpointsBuilder inBodies(LoginService login, Sessions sessions) {
    return new SessionEndpointsBuilder(login, sessions, null);
  }

  /** The answer to a request, whatever it holds. Never throws for something that a client sent. */
  public EndpointResponse answer(EndpointRequest request) {
    try {
      return exchange(request);
    } catch (EndpointRejectedException rejected) {
      return rejected.answer();
    } catch (LoginRejectedException rejected) {
      return EndpointResponses.loginRejected();
    } catch (TooManyLoginsException limited) {
      return EndpointResponses.tooManyLogins(limited.retryAfter());
    } catch (TooManySessionsException full) {
      return EndpointResponses.tooManySessions();
    } catch (RefreshRejectedException rejected) {
      return EndpointResponses.refreshRejected(rejected.reason().code());
    } catch (PasswordHashBusyException busy) {
      return EndpointResponses.unavailable(busy.retryAfter());
    } catch (StoreUnavailableException down) {
      return EndpointResponses.unavailable(down.retryAfter());
    } catch (RevocationUnavailableException unknown) {
      return EndpointResponses.unavailable(unknown.retryAfter());
    } catch (RuntimeException fault) {
      return fault(fault);
    }
  }

  private EndpointResponse exchange(EndpointRequest request) {
    return switch (request.action()) {
      case "login" -> login.answer(request, admitted(request));
      case "second-factor" -> login.secondFactor(request, admitted(request));
      case "refresh" -> refresh.answer(request, admitted(request));
      case "logout" -> logout.answer(request, admitted(request));
      case "revoke" -> revoke.answer(request, admitted(request));
      default -> ofUser(request);
    };
  }

  private EndpointResponse ofUser(EndpointRequest request) {
    return switch (request.action()) {
      case "sessions" -> {
        admitted(request);
        yield userSessions.list(request);
      }
      case "end-session" -> userSessions.endOne(request, admitted(request));
      case "end-other-sessions" -> {
        admitted(request);
        yield userSessions.endOthers(request);
      }
      case "end-all-sessions" -> {
        admitted(request);
        yield userSessions.endAll(request);
      }
      default -> EndpointResponses.notFound();
    };
  }

  /** The content, which is not read before the request is known to be meant. */
  private Content admitted(EndpointRequest request) {
    if (!request.method().equals("POST")) {
      throw new EndpointRejectedException(EndpointResponses.onlyByPost());
    }
    if (!tlsAtProxy && !request.isConfidential()) {
      throw new EndpointRejectedException(EndpointResponses.notConfidential());
    }
    if (!transport.admits(request)) {
      rejectCrossSite();
    }
    return Content.of(request);
  }

  private void rejectCrossSite() {
    String mode = reportOnly ? "report_only" : "";
    listener.on(new SecurityEvent(SecurityEvent.Kind.CSRF_REJECTED, "", mode));
    if (!reportOnly) {
      throw new EndpointRejectedException(EndpointResponses.crossSite());
    }
  }

  /** Its message could hold a password or a token, so only where it happened is told. */
  private static EndpointResponse fault(RuntimeException fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String place = trace.length == 0 ? "an unknown place" : trace[0].toString();
    LOG.log(System.Logger.Level.ERROR, "{0} at {1}", fault.getClass().getName(), place);
    return EndpointResponses.fault();
  }
}

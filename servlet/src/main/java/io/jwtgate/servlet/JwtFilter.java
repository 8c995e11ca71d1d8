package io.jwtgate.servlet;

import static io.jwtgate.bearer.Rejection.IGNORED_ATTRIBUTE;

import io.jwtgate.bearer.Arrival;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Requirement;
import io.jwtgate.config.MissingSettings;
import io.jwtgate.servlet.internal.container.ContainerIdentity;
import io.jwtgate.web.CorsAnswer;
import io.jwtgate.web.OpenEndpoint;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets requests through that carry a valid token, and makes the caller known to them: {@code
 * getUserPrincipal}, {@code getRemoteUser}, {@code isUserInRole} and {@code getAuthType}. Map it to
 * REQUEST, ASYNC and ERROR, with async supported.
 *
 * <p>A request is decided on once, at the first dispatch that comes through this filter: a forward,
 * an include, an error page and an asynchronous dispatch keep what was decided. An error page is
 * shown to everybody, since it is the server that asks for it. Thread-safe.
 */
public final class JwtFilter implements Filter {
  private final boolean closesGate;
  private final boolean leavesResources;
  private volatile Gate gate;
  private volatile ServletRules rules;
  private Optional<JettyUpgrades> upgrades = Optional.empty();
  private final ContainerIdentity identity = ContainerIdentity.of(JwtFilter.class.getClassLoader());
  private volatile RequestThread thread = RequestThread.UNKNOWN;

  /** For web.xml: the gate is made of the settings when the filter starts. */
  public JwtFilter() {
    this(null, true, false);
  }

  /**
   * For use in code. The filter does not close the gate.
   *
   * @param gate decides; not null
   */
  public JwtFilter(Gate gate) {
    this(gate, false, false);
  }

  private JwtFilter(Gate gate, boolean closesGate, boolean leavesResources) {
    this.gate = gate;
    this.closesGate = closesGate;
    this.leavesResources = leavesResources;
  }

  /**
   * The filter of an application that has settings and nothing else, so that its resources say
   * themselves who may call them.
   *
   * @param gate null for one that is made of the settings when the filter starts
   */
  static JwtFilter automatic(Gate gate) {
    return new JwtFilter(gate, gate == null, true);
  }

  /**
   * Puts another gate in force, all of it at once: what is being served goes on under the previous
   * gate, through every dispatch, and the next request is judged by this one. Nothing of what the
   * previous gate knows is taken over. The filter closes neither; close the previous one when its
   * last request has ended.
   *
   * @param next decides from now on; not null
   * @throws IllegalStateException if the filter makes its gate of settings
   */
  public void exchangeGate(Gate next) {
    if (closesGate) {
      throw new IllegalStateException("the gate of this filter is made of settings");
    }
    gate = Objects.requireNonNull(next, "next");
  }

  /**
   * Reads the settings, unless a gate was given.
   *
   * @throws ServletException if a setting is missing or wrong; the message begins with its name
   */
  @Override
  public void init(FilterConfig config) throws ServletException {
    try {
      if (gate == null) {
        gate = DeclaredFilters.of(config);
      }
      ServletRules.judge(config.getServletContext());
      config.getServletContext().setAttribute(MissingSettings.FILTER, true);
    } catch (ServletException wrong) {
      ApplicationStart.failed(config.getServletContext(), wrong);
    }
    thread = RequestThread.of(ServletSettings.loader(config.getServletContext()));
    JwtFilterInitializer.warnWithout(config);
    upgrades = WebSocketHandshakes.guardedBy(this, config);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest http)
        || !(response instanceof HttpServletResponse answer)) {
      throw new ServletException("JwtFilter guards HTTP requests only");
    }
    if (gate == null) {
      ClosedFilter.close(answer);
    } else if (isWithinDecidedRequest(http)) {
      goOn(http, answer, chain);
    } else {
      decide(http, answer, chain);
    }
  }

  /** Whether it answers a request in place of the application. */
  boolean answers(HttpServletRequest request) {
    Gate judge = gate;
    return judge != null && judge.endpoint(new ServletIncomingRequest(request)).isPresent();
  }

  /** An error page is shown to everybody; what else the container dispatches must be decided on. */
  private boolean isWithinDecidedRequest(HttpServletRequest request) {
    return switch (request.getDispatcherType()) {
      case REQUEST -> isDecidedAlready(request);
      case ERROR -> true;
      default -> RequestDecision.on(request).gateOf(this).isPresent();
    };
  }

  /**
   * A handshake, which comes through this filter twice where a server would answer it too early.
   */
  private boolean isDecidedAlready(HttpServletRequest request) {
    return RequestDecision.on(request)
        .gateOf(this)
        .filter(judge -> CallerRequest.isWithin(request, judge))
        .isPresent();
  }

  private void decide(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Gate judge = gate;
    ServletIncomingRequest incoming = new ServletIncomingRequest(request);
    Optional<OpenEndpoint> open = judge.endpoint(incoming);
    if (open.isPresent()) {
      OpenAnswers.send(open.get(), incoming, response);
      return;
    }
    CorsAnswer crossOrigin = judge.crossOrigin(incoming);
    HttpServletResponse readable = RequiredHeadersResponse.of(response, crossOrigin);
    if (crossOrigin.preflight().isPresent()) {
      readable.setStatus(crossOrigin.preflight().get());
      return;
    }
    Decision decision = decide(judge.receive(incoming), request, rules(request));
    if (decision.rejection().isPresent()) {
      new ServletRejection(decision.rejection().get(), judge.showsErrorPages())
          .send(request, readable);
      return;
    }
    if (decision instanceof Decision.Anonymous nobody) {
      nobody.ignored().ifPresent(why -> request.setAttribute(IGNORED_ATTRIBUTE, why.code()));
    }
    Caller caller = KnownCaller.put(decision.caller().orElse(null), request);
    RequestDecision.on(request).add(this, judge, caller);
    HttpServletResponse answer = answer(decision, readable);
    CallerRequest known = new CallerRequest(request, answer, caller, judge);
    run(caller, known, answer, judge, chain);
  }

  private Decision decide(
      Arrival arrival, HttpServletRequest request, List<Requirement> ofServlet) {
    if (leavesResources && LeftToResource.is(request)) {
      return LeftToResource.decide(arrival, request);
    }
    return ofServlet.isEmpty() ? arrival.decide() : arrival.decide(ofServlet);
  }

  /** Looked for at the first request: every servlet is registered by then, on every server. */
  private List<Requirement> rules(HttpServletRequest request) {
    ServletRules known = rules;
    if (known == null) {
      known = ServletRules.of(request.getServletContext());
      rules = known;
    }
    return known.of(request);
  }

  private static HttpServletResponse answer(Decision decision, HttpServletResponse response) {
    return decision instanceof Decision.Authenticated authenticated
        ? RequiredHeadersResponse.of(response, authenticated.headers())
        : response;
  }

  /**
   * Within a request that was decided on: the container's dispatches lose the wrapper, so it is put
   * back.
   */
  void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestDecision decided = RequestDecision.on(request);
    Gate judge = decided.gateOf(this).orElse(gate);
    Caller caller = KnownCaller.put(decided.caller(), request);
    HttpServletResponse readable =
        RequiredHeadersResponse.of(
            response, judge.crossOrigin(new ServletIncomingRequest(request)));
    HttpServletRequest known =
        CallerRequest.isWithin(request, judge)
            ? request
            : new CallerRequest(request, readable, caller, judge);
    run(caller, known, readable, judge, chain);
  }

  private void run(
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response,
      Gate judge,
      FilterChain chain)
      throws IOException, ServletException {
    ContainerIdentity.Request work = () -> chain.doFilter(request, response);
    thread.run(request, response, judge, () -> identity.run(caller, work));
  }

  @Override
  public void destroy() {
    upgrades.ifPresent(JettyUpgrades::close);
    if (closesGate && gate != null) {
      gate.close();
      gate = null;
    }
  }
}

package io.jwtgate.bearer;

import static io.jwtgate.event.SecurityEvent.Kind.REQUEST_REFUSED;

import io.jwtgate.TokenVerifier;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Decides on a request: where its credential is, whether the token is good, and whether that is
 * enough. It knows no HTTP library; the adapters translate. Nothing that a client can send makes it
 * throw. Thread-safe.
 */
public final class Gate implements AutoCloseable {
  private final TokenVerifier verifier;
  private final Authenticator authenticator;
  private final Refusals refusals;
  private final RejectionLog log;
  private final GuardedListener listener;
  private final Optional<CorsRule> cors;
  private final Access access;
  private final PublicPaths publicPaths;
  private final VisibleHeaders visibleHeaders;
  private final boolean errorPages;
  private final boolean reportOnly;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  Gate(GateBuilder builder) {
    this.verifier = Objects.requireNonNull(builder.verifier, "verifier");
    this.refusals = new Refusals(builder.realm, builder.errorDescription, builder.rolesLogged);
    this.log = new RejectionLog(builder.application, builder.reportOnly);
    this.listener = builder.listener;
    this.authenticator =
        new Authenticator(
            verifier,
            new CredentialLocator(builder.cookie, builder.bothRefused, builder.tlsAtProxy),
            builder.csrf,
            builder.httpsRequired,
            refusals,
            listener);
    this.cors = builder.cors;
    this.access = builder.access;
    this.publicPaths = new PublicPaths(builder.publicPaths);
    this.visibleHeaders =
        new VisibleHeaders(builder.hiddenHeaders, !builder.forwardToken, builder.cookie);
    this.errorPages = builder.errorPages;
    this.reportOnly = builder.reportOnly;
    this.onClose = builder.onClose;
  }

  private Gate(Gate other, Access access) {
    this.verifier = other.verifier;
    this.authenticator = other.authenticator;
    this.refusals = other.refusals;
    this.log = other.log;
    this.listener = other.listener;
    this.cors = other.cors;
    this.access = access;
    this.publicPaths = other.publicPaths;
    this.visibleHeaders = other.visibleHeaders;
    this.errorPages = other.errorPages;
    this.reportOnly = other.reportOnly;
    this.onClose = other::close;
  }

  /**
   * A gate that knows the same callers and asks nothing of a request by itself: what is needed
   * stands at the resources. For resources that lie behind filters with gates of their own.
   */
  public Gate forResourcesAlone() {
    return new Gate(this, Access.PUBLIC);
  }

  /** Begins a gate that lets only requests with a verified token in. A verifier must follow. */
  public static GateBuilder builder() {
    return new GateBuilder();
  }

  /** A gate with safe defaults: every request needs a token of this verifier, in the header. */
  public static Gate of(TokenVerifier verifier) {
    return builder().verifier(verifier).build();
  }

  /**
   * What the answer must say to scripts of other origins. It comes before every decision, and holds
   * for each, refusals included; a preflight that is answered is not decided on.
   */
  public CorsAnswer crossOrigin(IncomingRequest request) {
    return cors.map(rule -> rule.answer(request)).orElse(CorsAnswer.NONE);
  }

  /** Decides by the gate's own rules: its public paths, and what every other path needs. */
  public Decision admit(IncomingRequest request) {
    return isPreflight(request)
        ? new Decision.Anonymous()
        : authorize(request, authenticate(request), accessTo(request));
  }

  /** What the gate itself asks of a request. */
  public Access accessTo(IncomingRequest request) {
    return publicPaths.has(request) ? Access.PUBLIC : access;
  }

  /**
   * A CORS preflight carries no credentials (Fetch standard, CORS protocol), so it can't be asked
   * for any. It has no content either, and what may become another method behind is none: a browser
   * asks for that in the request that follows.
   */
  public static boolean isPreflight(IncomingRequest request) {
    return Preflight.is(request);
  }

  /**
   * Who makes the request: nobody if it has no credentials, refused if they are not good. That is
   * not the end: {@link #authorize} follows, which may let a bad cookie pass as none, and tells the
   * listener.
   */
  public Decision authenticate(IncomingRequest request) {
    return authenticator.authenticate(request);
  }

  /**
   * Whether nothing that a resource asks for can let this pass, so that none need be looked for.
   */
  public boolean turnsAway(Decision who) {
    return !reportOnly && who instanceof Decision.Refused refused && !refused.unasked();
  }

  /**
   * Whether who was authenticated may have every one of these: a decision to let in becomes a
   * refusal where something is lacking. Refusals are told to the listener, so ask once.
   */
  public Decision authorize(IncomingRequest request, Decision who, Access... needed) {
    Decision decision = judge(who, needed);
    decision.why().ifPresent(why -> report(request, why));
    if (reportOnly && decision instanceof Decision.Refused) {
      return who instanceof Decision.Refused ? new Decision.Anonymous() : who;
    }
    return decision;
  }

  /** The same for who has no request at hand, so that the log names none. */
  public Decision authorize(Decision who, Access... needed) {
    return authorize(null, who, needed);
  }

  private void report(IncomingRequest request, Refusal why) {
    log.log(request, why);
    listener.on(new SecurityEvent(REQUEST_REFUSED, "", why.code()));
  }

  private Decision judge(Decision who, Access... needed) {
    if (who instanceof Decision.Refused refused) {
      boolean nothingNeeded = Arrays.stream(needed).allMatch(Access::isPublic);
      return refused.unasked() && nothingNeeded ? new Decision.Anonymous() : who;
    }
    for (Access each : needed) {
      Optional<Refusal> refusal = lacking(who, each);
      if (refusal.isPresent()) {
        return new Decision.Refused(refusal.get(), false);
      }
    }
    return who;
  }

  private Optional<Refusal> lacking(Decision who, Access needed) {
    if (needed.entry() == Access.Entry.NOBODY) {
      return Optional.of(refusals.deniedToAll());
    }
    if (who instanceof Decision.Authenticated authenticated) {
      return lacking(authenticated.caller(), needed);
    }
    if (who instanceof Decision.KnownToContainer known && needed.asksForRoles()) {
      return needed.hasRole(known::hasRole)
          ? Optional.empty()
          : Optional.of(refusals.roleLackingInContainer(needed.anyRole()));
    }
    return needed.admitsAnonymous() ? Optional.empty() : Optional.of(refusals.noCredentials());
  }

  private Optional<Refusal> lacking(Caller caller, Access needed) {
    if (!needed.hasScopes(caller)) {
      return Optional.of(refusals.scopesLacking(needed.allScopes(), caller.scopes()));
    }
    return needed.hasRole(caller::hasRole)
        ? Optional.empty()
        : Optional.of(refusals.roleLacking(needed.anyRole(), caller.roles()));
  }

  /** What the application sees of a request's headers. */
  public VisibleHeaders visibleHeaders() {
    return visibleHeaders;
  }

  /** Whether the application's own error page is shown in place of a refusal's body. */
  public boolean showsErrorPages() {
    return errorPages;
  }

  /** What judges the tokens. */
  public TokenVerifier verifier() {
    return verifier;
  }

  /**
   * Closes the verifier and its key sources, and whatever was to be closed with them. More than
   * once does no harm.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      verifier.close();
      onClose.run();
    }
  }
}

package io.jwtgate.bearer;

import io.jwtgate.TokenVerifier;
import io.jwtgate.web.CorsAnswer;
import io.jwtgate.web.CorsRule;
import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.OpenEndpoint;
import io.jwtgate.web.Preflight;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Decides on a request: where its credential is, whether the token is valid, and whether that is
 * enough. It knows no HTTP library; the adapters translate. Nothing that a client can send makes it
 * throw. Thread-safe.
 */
public final class Gate implements AutoCloseable {
  private final TokenVerifier verifier;
  private final Callers callers;
  private final Authenticator authenticator;
  private final Authorizer authorizer;
  private final Optional<CorsRule> cors;
  private final List<OpenEndpoint> endpoints;
  private final ApplicationHeaders applicationHeaders;
  private final boolean errorPages;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  Gate(GateBuilder builder) {
    this.verifier = Objects.requireNonNull(builder.verifier, "verifier");
    Rejections rejections = Rejections.of(builder);
    this.callers = new Callers(verifier, builder.principals, builder.forwardToken);
    this.authenticator =
        new Authenticator(
            verifier,
            CredentialLocator.of(builder),
            builder.csrf,
            callers,
            builder.httpsRequired,
            rejections,
            builder.listener);
    this.authorizer =
        new Authorizer(
            builder.access,
            new PublicPaths(builder.publicPaths),
            builder.invalidIgnored,
            rejections,
            builder.listener,
            new RejectionLog(builder.application, builder.reportOnly),
            verifier.clock());
    this.cors = builder.cors;
    this.endpoints = List.copyOf(builder.endpoints);
    this.applicationHeaders =
        new ApplicationHeaders(
            builder.hiddenHeaders, !builder.forwardToken, CredentialLocator.of(builder));
    this.errorPages = builder.errorPages;
    this.onClose = builder.onClose;
  }

  private Gate(Gate other, Authorizer authorizer) {
    this.verifier = other.verifier;
    this.callers = other.callers;
    this.authenticator = other.authenticator;
    this.authorizer = authorizer;
    this.cors = other.cors;
    this.endpoints = other.endpoints;
    this.applicationHeaders = other.applicationHeaders;
    this.errorPages = other.errorPages;
    this.onClose = other::close;
  }

  /**
   * A gate that knows the same callers and asks nothing of a request by itself: what is needed
   * stands at the resources. For resources that lie behind filters with gates of their own.
   */
  public Gate forResourcesAlone() {
    return new Gate(this, authorizer.withAccess(Access.PUBLIC));
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
   * What answers a request in place of the application, before everything else; empty for all but a
   * few paths.
   */
  public Optional<OpenEndpoint> endpoint(IncomingRequest request) {
    for (OpenEndpoint endpoint : endpoints) {
      if (endpoint.isFor(request)) {
        return Optional.of(endpoint);
      }
    }
    return Optional.empty();
  }

  /**
   * What the answer must say to scripts of other origins. It comes before every decision, and holds
   * for each, rejections included; a preflight that is answered is not decided on.
   */
  public CorsAnswer crossOrigin(IncomingRequest request) {
    return cors.map(rule -> rule.answer(request)).orElse(CorsAnswer.NONE);
  }

  /**
   * The one way in for an adapter: finds out who makes a request. What is asked of the caller is
   * decided on the {@link Arrival}.
   */
  public Arrival receive(IncomingRequest request) {
    Decision found =
        Preflight.is(request) ? new Decision.Anonymous() : authenticator.authenticate(request);
    return new Arrival(authorizer, request, found);
  }

  /**
   * The same for a request whose caller was found already, by a gate in front: its credentials are
   * not looked at.
   *
   * @param known null for nobody
   */
  public Arrival receive(IncomingRequest request, Caller known) {
    Decision found =
        known == null ? new Decision.Anonymous() : new Decision.Authenticated(callers.of(known));
    return new Arrival(authorizer, request, found);
  }

  /**
   * What a caller lacks of what a part of the application asks, past what the gate asks of every
   * request: for code that a request has reached already. It is judged now, and reported.
   *
   * @param request as it came in, for the log
   * @param known the caller; null for nobody
   * @param requirements all of them must hold
   * @return what a client is told; empty where nothing is lacking
   */
  public Optional<Rejection> lacking(
      IncomingRequest request, Caller known, Collection<Requirement> requirements) {
    Set<Access> needed = new LinkedHashSet<>();
    requirements.forEach(each -> needed.add(each.access()));
    Decision found = known == null ? new Decision.Anonymous() : new Decision.Authenticated(known);
    return authorizer.authorize(request, found, null, needed).rejection();
  }

  /** What the application sees of a request's headers. */
  public ApplicationHeaders applicationHeaders() {
    return applicationHeaders;
  }

  /** Whether the application's own error page is shown in place of a rejection's body. */
  public boolean showsErrorPages() {
    return errorPages;
  }

  /** What judges the tokens. */
  public TokenVerifier verifier() {
    return verifier;
  }

  /**
   * Closes the verifier and its key sources, and whatever was to be closed with them. Closing it
   * twice has no effect.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      verifier.close();
      onClose.run();
    }
  }
}

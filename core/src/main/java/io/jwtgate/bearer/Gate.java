package io.jwtgate.bearer;

import static io.jwtgate.event.SecurityEvent.Kind.CSRF_REFUSED;
import static io.jwtgate.event.SecurityEvent.Kind.REQUEST_REFUSED;

import io.jwtgate.RejectionReason;
import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.keys.KeysUnavailableException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides on a request: where its credential is, whether the token is good, and whether that is
 * enough. It knows no HTTP library; the adapters translate. Immutable and thread-safe.
 */
public final class Gate implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Gate.class.getName());

  private final TokenVerifier verifier;
  private final Access access;
  private final List<PathPattern> publicPaths;
  private final CredentialLocator locator;
  private final CsrfRule csrf;
  private final SecurityListener listener;
  private final String realm;

  private Gate(Builder builder) {
    this.verifier = Objects.requireNonNull(builder.verifier, "verifier");
    this.access = builder.access;
    this.publicPaths = builder.publicPaths;
    this.locator = new CredentialLocator(builder.cookie, builder.bothRefused, builder.tlsAtProxy);
    this.csrf = builder.csrf;
    this.listener = builder.listener;
    this.realm = builder.realm;
  }

  /** Begins a gate that lets only requests with a verified token in. A verifier must follow. */
  public static Builder builder() {
    return new Builder();
  }

  /** A gate with safe defaults: every request needs a token of this verifier, in the header. */
  public static Gate of(TokenVerifier verifier) {
    return builder().verifier(verifier).build();
  }

  /**
   * Decides on a request by the gate's own rules: its public paths, and what every other path
   * needs. Never throws for anything that a client can send.
   */
  public Decision admit(IncomingRequest request) {
    if (isPreflight(request)) {
      return new Decision.Anonymous();
    }
    return authorize(authenticate(request), accessTo(request));
  }

  /** What the gate itself asks of a request. */
  public Access accessTo(IncomingRequest request) {
    boolean isPublic = publicPaths.stream().anyMatch(path -> path.matches(request.path()));
    return isPublic ? Access.ANYONE : access;
  }

  /**
   * A CORS preflight carries no credentials (Fetch standard, CORS protocol), so it can't be asked
   * for any.
   */
  public static boolean isPreflight(IncomingRequest request) {
    return request.method().equals("OPTIONS")
        && !request.header("Origin").isEmpty()
        && !request.header("Access-Control-Request-Method").isEmpty();
  }

  /** Who makes the request; nobody if it has no credentials, refused if they are not good. */
  public Decision authenticate(IncomingRequest request) {
    try {
      Optional<Credential> credential = locator.locate(request);
      return credential.isEmpty()
          ? new Decision.Anonymous()
          : authenticate(request, credential.get());
    } catch (MalformedCredentialsException malformed) {
      return refused(Refusal.invalidRequest(realm));
    } catch (TokenRejectedException rejected) {
      return refused(Refusal.invalidToken(realm, rejected.reason()));
    } catch (KeysUnavailableException unknown) {
      return refused(Refusal.unavailable("keys_unavailable", unknown.retryAfter()));
    } catch (RevocationUnavailableException unknown) {
      return refused(Refusal.unavailable("revocation_unavailable", unknown.retryAfter()));
    } catch (RuntimeException fault) {
      LOG.log(System.Logger.Level.WARNING, "a decision failed by {0}", fault.getClass().getName());
      return refused(Refusal.invalidToken(realm, RejectionReason.INTERNAL_ERROR));
    }
  }

  private Decision authenticate(IncomingRequest request, Credential credential) {
    Caller caller = new Caller(verifier.verify(credential.token()));
    if (!credential.fromCookie()) {
      return new Decision.Authenticated(caller);
    }
    if (!csrf.admits(request, caller.sessionId())) {
      listener.on(new SecurityEvent(CSRF_REFUSED, caller.token().issuerName(), ""));
      return refused(Refusal.crossSite());
    }
    boolean siteJudged = CsrfRule.concerns(request);
    return new Decision.Authenticated(caller, Refusal.headersByCookie(siteJudged));
  }

  /** Whether it is enough: a decision to let in becomes a refusal where something is lacking. */
  public Decision authorize(Decision decision, Access needed) {
    if (decision instanceof Decision.Anonymous && !needed.anonymousAllowed()) {
      return refused(Refusal.noCredentials(realm));
    }
    if (decision instanceof Decision.Authenticated authenticated) {
      return authorize(authenticated, needed);
    }
    return decision;
  }

  private Decision authorize(Decision.Authenticated decision, Access needed) {
    if (!needed.hasScopes(decision.caller())) {
      return refused(Refusal.scopesLacking(realm, needed.allScopes()));
    }
    if (!needed.hasRole(decision.caller())) {
      return refused(Refusal.roleLacking(realm));
    }
    return decision;
  }

  /** The refusal of what is denied to everybody. */
  public Decision denyToAll() {
    return refused(Refusal.forbidden());
  }

  private Decision refused(Refusal refusal) {
    listener.on(new SecurityEvent(REQUEST_REFUSED, "", refusal.code()));
    return new Decision.Refused(refusal);
  }

  /** What judges the tokens. */
  public TokenVerifier verifier() {
    return verifier;
  }

  /** Closes the verifier and its key sources. */
  @Override
  public void close() {
    verifier.close();
  }

  /** Collects what a gate is made of. Not thread-safe. */
  public static final class Builder {
    private TokenVerifier verifier;
    private Access access = Access.AUTHENTICATED;
    private List<PathPattern> publicPaths = List.of();
    private Optional<TokenCookie> cookie = Optional.empty();
    private CsrfRule csrf = CsrfRule.builder().build();
    private boolean bothRefused;
    private boolean tlsAtProxy;
    private SecurityListener listener = SecurityListener.logging();
    private String realm = "jwtgate";

    private Builder() {}

    /** What judges tokens. The gate closes it. Left out: {@link #build} fails. */
    public Builder verifier(TokenVerifier verifier) {
      this.verifier = verifier;
      return this;
    }

    /** What a request needs. Left out: a verified token. */
    public Builder access(Access access) {
      this.access = access;
      return this;
    }

    /**
     * Paths under the context that need no token. Left out: none.
     *
     * @throws IllegalArgumentException if one is none of the servlet specification's forms
     */
    public Builder publicPaths(String... patterns) {
      this.publicPaths = List.of(patterns).stream().map(PathPattern::parse).toList();
      return this;
    }

    /**
     * The cookie that may carry the token. Left out: none does.
     *
     * @throws IllegalArgumentException if the name does not begin with {@code __Host-}
     */
    public Builder cookie(String name) {
      this.cookie = Optional.of(new TokenCookie(name));
      return this;
    }

    /**
     * Where requests with a cookie may come from. Left out: whence the browser says it is our own
     * page.
     */
    public Builder csrf(CsrfRule rule) {
      this.csrf = rule;
      return this;
    }

    /** Refuses a request that has both a header and a cookie. Left out: the header wins. */
    public Builder refuseHeaderWithCookie() {
      this.bothRefused = true;
      return this;
    }

    /** Takes every request for one over TLS, which ends at a proxy that no client can go round. */
    public Builder tlsAtProxy() {
      this.tlsAtProxy = true;
      return this;
    }

    /** Is told of each refusal. Left out: they are logged. */
    public Builder listener(SecurityListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * The realm of the challenge. Left out: {@code jwtgate}.
     *
     * @throws IllegalArgumentException if it can't stand in a header
     */
    public Builder realm(String realm) {
      this.realm = Realm.quotable(realm);
      return this;
    }

    public Gate build() {
      return new Gate(this);
    }
  }
}

package io.jwtgate.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a request that a browser authenticated by a cookie was meant by the user. A browser sends
 * the cookie along whoever wrote the page, so the page's own site must show:
 *
 * <ol>
 *   <li>by {@code Sec-Fetch-Site}, if it says something known: that alone decides;
 *   <li>else by {@code Origin}, else by {@code Referer}: it must be an origin of ours or a trusted
 *       one;
 *   <li>else, where there is neither, or no origin of ours is configured to compare with, by a
 *       token that only this site's pages can read.
 * </ol>
 *
 * <p>Nothing of what is compared with comes from the request's Host. Immutable and thread-safe.
 */
public final class CsrfRule {
  /** The header that carries the CSRF token. */
  public static final String TOKEN_HEADER = "X-CSRF-Token";

  private final Set<Origin> own;
  private final Set<Origin> trusted;
  private final boolean siblingsTrusted;
  private final Optional<CsrfTokens> tokens;
  private final boolean reportOnly;

  private CsrfRule(Builder builder) {
    this.own = builder.own;
    this.trusted = builder.trusted;
    this.siblingsTrusted = builder.siblingsTrusted;
    this.tokens = builder.tokens;
    this.reportOnly = builder.reportOnly;
  }

  /** Begins a rule that admits requests of the own origin alone. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether a request may change something, so that it is asked where it comes from. */
  public static boolean concerns(IncomingRequest request) {
    return ChangingRequest.is(request);
  }

  /** Whether a browser says anything of the site whose page made the request. */
  public static boolean tellsOfSite(IncomingRequest request) {
    return Stream.of("Sec-Fetch-Site", "Origin", "Referer")
        .anyMatch(name -> !request.header(name).isEmpty());
  }

  /**
   * Whether the request comes from where it may.
   *
   * @param sessionId what CSRF tokens of this caller are bound to; empty before a login
   */
  public boolean admits(IncomingRequest request, Optional<String> sessionId) {
    return !concerns(request) || isMeant(request, sessionId);
  }

  private boolean isMeant(IncomingRequest request, Optional<String> sessionId) {
    List<String> site = request.header("Sec-Fetch-Site");
    return switch (site.size() == 1 ? site.get(0) : "") {
      case "same-origin", "none" -> true;
      case "cross-site" -> hasOriginIn(trusted, request);
      case "same-site" -> siblingsTrusted || hasOriginIn(trusted, request);
      default -> isMeantAsFarAsKnown(request, sessionId);
    };
  }

  private boolean isMeantAsFarAsKnown(IncomingRequest request, Optional<String> sessionId) {
    boolean comparable = sourceOf(request).isPresent() && !own.isEmpty();
    return hasOriginIn(own, request)
        || hasOriginIn(trusted, request)
        || (!comparable && hasToken(request, sessionId));
  }

  private boolean hasToken(IncomingRequest request, Optional<String> sessionId) {
    List<String> sent = request.header(TOKEN_HEADER);
    return tokens.isPresent()
        && sessionId.isPresent()
        && sent.size() == 1
        && tokens.get().isFor(sessionId.get(), sent.get(0));
  }

  private static boolean hasOriginIn(Set<Origin> accepted, IncomingRequest request) {
    return sourceOf(request).flatMap(text -> text.origin()).filter(accepted::contains).isPresent();
  }

  /** By Origin; by Referer only where there is no Origin at all. */
  private static Optional<Source> sourceOf(IncomingRequest request) {
    List<String> origins = request.header("Origin");
    List<String> sent = origins.isEmpty() ? request.header("Referer") : origins;
    return sent.isEmpty() ? Optional.empty() : Optional.of(new Source(sent, !origins.isEmpty()));
  }

  /** What a request says of where it comes from; two lines of it name nothing. */
  private record Source(List<String> sent, boolean bare) {
    Optional<Origin> origin() {
      Optional<String> only = sent.size() == 1 ? Optional.of(sent.get(0)) : Optional.empty();
      return only.flatMap(bare ? Origin::sent : Origin::of);
    }
  }

  /** Whether what it does not admit is only reported, and passes. */
  public boolean isReportOnly() {
    return reportOnly;
  }

  /** Why a request is not admitted, for the log. */
  public String adviceOn(IncomingRequest request) {
    return CsrfAdvice.of(request, !own.isEmpty());
  }

  /** The mode, as events report it. */
  public String mode() {
    return reportOnly ? "report_only" : "";
  }

  /** Collects where requests may come from. Left out, only the browser's own word counts. */
  public static final class Builder {
    private Set<Origin> own = Set.of();
    private Set<Origin> trusted = Set.of();
    private boolean siblingsTrusted;
    private boolean reportOnly;
    private Optional<CsrfTokens> tokens = Optional.empty();

    private Builder() {}

    /**
     * The origins under which browsers see this application, for those that send no {@code
     * Sec-Fetch-Site}.
     *
     * @throws IllegalArgumentException if one is no origin
     */
    public Builder publicOrigins(List<String> origins) {
      this.own = configured(origins);
      return this;
    }

    /**
     * Other origins whose pages may act for the user.
     *
     * @throws IllegalArgumentException if one is no origin
     */
    public Builder trustedOrigins(List<String> origins) {
      this.trusted = configured(origins);
      return this;
    }

    /**
     * Takes every sibling host of the same site for this application's own; a taken-over one
     * attacks.
     */
    public Builder unsafeSiblingHosts() {
      this.siblingsTrusted = true;
      return this;
    }

    /**
     * Only reports what would be rejected, and lets it pass: every other site can act for the user.
     * For a while before the rule is put in force.
     */
    public Builder unsafeReportOnly() {
      this.reportOnly = true;
      return this;
    }

    /** Takes these CSRF tokens in place of the origin. */
    public Builder tokens(CsrfTokens tokens) {
      this.tokens = Optional.of(tokens);
      return this;
    }

    /** The rule. */
    public CsrfRule build() {
      return new CsrfRule(this);
    }

    private static Set<Origin> configured(List<String> origins) {
      return Set.copyOf(origins.stream().map(Origin::configured).distinct().toList());
    }
  }
}

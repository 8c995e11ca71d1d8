package io.jwtgate.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which pages of other origins may call the application and read its answers (Fetch standard, CORS
 * protocol). Nothing that a client sent is echoed: an origin is answered in its normal form.
 * Immutable and thread-safe.
 */
public final class CorsRule {
  private static final String ANY = "*";
  private static final String ORIGIN = "Origin";

  private final Set<Origin> origins;
  private final boolean anyOrigin;
  private final boolean credentials;
  private final Map<String, String> ofPreflight;
  private final Map<String, String> ofAnswer;

  private CorsRule(Builder builder) {
    this.origins = builder.origins;
    this.anyOrigin = builder.anyOrigin;
    this.credentials = builder.credentials;
    this.ofPreflight =
        Map.of(
            "Access-Control-Allow-Methods", builder.methods,
            "Access-Control-Allow-Headers", builder.headers,
            "Access-Control-Max-Age", Long.toString(builder.maxAge.toSeconds()));
    this.ofAnswer = Map.of("Access-Control-Expose-Headers", builder.exposed);
  }

  /**
   * Begins a rule. Left out: methods are GET, HEAD, POST, PUT, PATCH and DELETE, request headers
   * are Authorization, Content-Type and X-CSRF-Token, exposed are WWW-Authenticate and Retry-After,
   * browsers keep that for ten minutes, and listed origins may send credentials.
   *
   * @param origins those whose pages may call, such as {@code https://app.example}, or {@code *}
   *     alone for every page there is, which then can't send credentials
   * @throws IllegalArgumentException if there is none, or one is no origin
   */
  public static Builder of(String... origins) {
    return new Builder(List.of(origins));
  }

  /**
   * What the answer to a request must say. A preflight gets it as its whole answer: 204 for a
   * listed origin, 403 for another one.
   */
  public CorsAnswer answer(IncomingRequest request) {
    boolean preflight = Preflight.is(request);
    Optional<String> allowed = allowed(request.header(ORIGIN));
    Map<String, String> fields = new TreeMap<>();
    if (!anyOrigin) {
      // Also where there is no Origin: a cache would give that answer to a page of another one.
      fields.put(CorsAnswer.VARY, ORIGIN);
    }
    allowed.ifPresent(origin -> allow(origin, preflight ? ofPreflight : ofAnswer, fields));
    if (preflight && allowed.isEmpty()) {
      fields.put("Cache-Control", "no-store");
    }
    return new CorsAnswer(
        preflight ? Optional.of(allowed.isPresent() ? 204 : 403) : Optional.empty(), fields);
  }

  /** A star is sent to whoever asks, since caches are not told to tell origins apart by it. */
  private Optional<String> allowed(List<String> sent) {
    if (anyOrigin) {
      return Optional.of(ANY);
    }
    return sent.size() == 1
        ? Origin.sent(sent.get(0)).filter(origins::contains).map(Origin::serialized)
        : Optional.empty();
  }

  private void allow(String origin, Map<String, String> more, Map<String, String> fields) {
    fields.put("Access-Control-Allow-Origin", origin);
    if (credentials) {
      fields.put("Access-Control-Allow-Credentials", "true");
    }
    fields.putAll(more);
  }

  /** Collects what pages of other origins may do. Not thread-safe. */
  public static final class Builder {
    private final Set<Origin> origins;
    private final boolean anyOrigin;
    private boolean credentials;
    private String methods = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private String headers = "Authorization, Content-Type, " + CsrfRule.TOKEN_HEADER;
    private String exposed = "WWW-Authenticate, Retry-After";
    private Duration maxAge = Duration.ofMinutes(10);

    private Builder(List<String> written) {
      this.anyOrigin = written.equals(List.of(ANY));
      this.credentials = !anyOrigin;
      this.origins =
          anyOrigin
              ? Set.of()
              : written.stream().map(Builder::listed).collect(Collectors.toUnmodifiableSet());
      if (written.isEmpty()) {
        throw new IllegalArgumentException("write an origin, such as https://app.example");
      }
    }

    private static Origin listed(String text) {
      if (text.equals(ANY)) {
        throw new IllegalArgumentException("write * alone, or the origins that are meant");
      }
      return Origin.configured(text);
    }

    /**
     * The methods that scripts may use.
     *
     * @throws IllegalArgumentException if there is none, or one is no method's name
     */
    public Builder methods(String... names) {
      this.methods = tokens("write methods, such as GET, POST", names);
      return this;
    }

    /**
     * The request headers that scripts may set.
     *
     * @throws IllegalArgumentException if there is none, or no header can have the name
     */
    public Builder headers(String... names) {
      this.headers = tokens("write names of headers, such as Authorization", names);
      return this;
    }

    /**
     * The response headers that scripts may read, beside WWW-Authenticate and Retry-After.
     *
     * @throws IllegalArgumentException if no header can have the name
     */
    public Builder alsoExposed(String... names) {
      String more = tokens("write names of headers, such as Location", names);
      this.exposed = exposed + ", " + more;
      return this;
    }

    /**
     * How long browsers may keep the answer to a preflight, in whole seconds.
     *
     * @throws IllegalArgumentException if it is negative or longer than a day
     */
    public Builder maxAge(Duration age) {
      if (age.isNegative() || age.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException("write PT0S to PT24H");
      }
      this.maxAge = age;
      return this;
    }

    /**
     * Whether scripts may send cookies along.
     *
     * @throws IllegalArgumentException if they may, and every origin is allowed
     */
    public Builder credentials(boolean allowed) {
      if (allowed && anyOrigin) {
        throw new IllegalArgumentException("write the origins that are meant in place of *");
      }
      this.credentials = allowed;
      return this;
    }

    private static String tokens(String advice, String... names) {
      // A star is a token, too, but none that browsers take beside credentials.
      if (names.length == 0
          || !Arrays.stream(names)
              .allMatch(name -> HeaderName.isToken(name) && !ANY.equals(name))) {
        throw new IllegalArgumentException(advice);
      }
      return String.join(", ", names);
    }

    /** The rule. */
    public CorsRule build() {
      return new CorsRule(this);
    }
  }
}

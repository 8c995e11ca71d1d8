package io.jwtgate.http;

import static io.jwtgate.http.Guard.DENY_ALL;
import static io.jwtgate.http.Guard.OPTIONAL;
import static io.jwtgate.http.Guard.PERMIT_ALL;
import static io.jwtgate.http.Guard.PUBLIC_PATH;
import static io.jwtgate.http.Guard.REQUIRED;
import static io.jwtgate.http.Guard.ROLES_ALLOWED;
import static io.jwtgate.http.Guard.UNANNOTATED;

import io.jwtgate.testkit.TestKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Requests that carry credentials in one way or another, and what every adapter answers. The guards
 * are those of the matrix, with {@link #COOKIE} as the cookie that may carry the token.
 */
public final class CredentialRows {
  public static final String COOKIE = "__Host-token";

  private static final String GOOD = TestIssuer.token();
  private static final String BAD =
      TestIssuer.MINT.token().signedBy(TestKey.shared("RS256", "forger")).compact();

  private static final String ALICE = "200 alice";
  private static final String ANYBODY = "200 anonymous";
  private static final String MALFORMED =
      Refused.challenged(
          400,
          "Bad Request",
          "error=\"invalid_request\","
              + " error_description=\"The request must carry one well-formed bearer token\"");
  private static final String NONE = Refused.challenged(401, "Unauthorized", "");
  private static final String REFUSED = Refused.token("The token's signature is not accepted");

  private final List<Row> rows = new ArrayList<>();

  private CredentialRows() {}

  /**
   * One request.
   *
   * @param name the conformance row and what is special
   * @param expected status and who the application sees, or what {@link Answer#refusal} must be
   */
  public record Row(Guard guard, String name, UnaryOperator<Call> change, String expected) {
    /** What the answer is, in the same terms. */
    public String told(Answer answer) {
      return answer.status() == 200 ? "200 " + answer.body() : answer.refusal();
    }

    @Override
    public String toString() {
      return name + " (" + guard + ")";
    }
  }

  public static Stream<Row> all() {
    CredentialRows rows = new CredentialRows();
    rows.header();
    rows.otherPlaces();
    rows.cookie();
    rows.methods();
    return rows.rows.stream();
  }

  private void header() {
    authorization("HTTP-01: header", "Bearer " + GOOD, ALICE);
    authorization("HTTP-02: small letters", "bearer " + GOOD, ALICE);
    authorization("HTTP-02: capitals", "BEARER " + GOOD, ALICE);
    authorization("HTTP-02: mixed", "bEaReR " + GOOD, ALICE);
    authorization("HTTP-03: several spaces", "Bearer   " + GOOD, ALICE);
    authorization("HTTP-03: a tab", "Bearer\t" + GOOD, MALFORMED);
    authorization("HTTP-03: a space and a tab", "Bearer \t" + GOOD, MALFORMED);
    authorization("HTTP-04: no token", "Bearer", MALFORMED);
    authorization("HTTP-04: padding alone", "Bearer ==", MALFORMED);
    authorization("HTTP-04: only spaces", "Bearer   ", MALFORMED);
    authorization("HTTP-05: two words", "Bearer " + GOOD + " " + GOOD, MALFORMED);
    authorization("HTTP-05: a list", "Bearer " + GOOD + ", Bearer " + GOOD, MALFORMED);
    authorization("HTTP-05: a parameter", "Bearer token=\"" + GOOD + "\"", MALFORMED);
    authorization("HTTP-07: Basic", "Basic YWxpY2U6c2VjcmV0", NONE);
    authorization("HTTP-07: Negotiate", "Negotiate YII=", NONE);
    authorization("HTTP-05: a slash for the space", "Bearer/" + GOOD, MALFORMED);
    authorization("HTTP-07: a longer scheme", "Bearerx " + GOOD, NONE);
    twoLines("HTTP-06: two equal lines", "Bearer " + GOOD, "Bearer " + GOOD);
    twoLines("HTTP-06: two lines, two schemes", "Bearer " + GOOD, "Basic YTpi");
    twoLines("HTTP-06: two lines, the other way about", "Basic YTpi", "Bearer " + GOOD);
    twoLines("HTTP-06: two lines of another scheme", "Basic YTpi", "Basic YTpi");
    twoLines("HTTP-06: two lines, one empty", "", "Bearer " + GOOD);
  }

  private void authorization(String name, String value, String expected) {
    row(REQUIRED, name, call -> call.with("Authorization", value), expected);
  }

  private void twoLines(String name, String one, String other) {
    UnaryOperator<Call> both = call -> call.with("Authorization", one).with("authorization", other);
    row(REQUIRED, name, both, MALFORMED);
  }

  private void otherPlaces() {
    row(REQUIRED, "HTTP-15: no credentials", call -> call, NONE);
    row(OPTIONAL, "HTTP-16: no credentials", call -> call, ANYBODY);
    row(OPTIONAL, "HTTP-17: bad credentials", call -> call.bearer(BAD), REFUSED);
    row(OPTIONAL, "HTTP-17: good credentials", call -> call.bearer(GOOD), ALICE);
    row(REQUIRED, "HTTP-11: token in the query", CredentialRows::inQuery, NONE);
    row(
        REQUIRED,
        "HTTP-11: token in the query beside a good one",
        call -> inQuery(call).bearer(GOOD),
        ALICE);
    row(REQUIRED, "HTTP-08: token in a form", CredentialRows::inForm, NONE);
    for (String name :
        List.of(
            "Proxy-Authorization",
            "X-Forwarded-Authorization",
            "X-Forwarded-Access-Token",
            "X-Authorization",
            "Forwarded")) {
      row(
          REQUIRED,
          "HTTP-29: no credentials are read from " + name,
          call -> call.with(name, "Bearer " + GOOD),
          NONE);
    }
  }

  private static Call inQuery(Call call) {
    return Call.get(call.server(), call.target() + "?access_token=" + GOOD);
  }

  private static Call inForm(Call call) {
    return call.method("POST").sending("application/x-www-form-urlencoded", "access_token=" + GOOD);
  }

  private void cookie() {
    row(REQUIRED, "HTTP-14: good cookie", call -> call.cookie(COOKIE, GOOD), ALICE);
    row(REQUIRED, "HTTP-17: bad cookie", call -> call.cookie(COOKIE, BAD), REFUSED);
    row(OPTIONAL, "HTTP-17: bad cookie", call -> call.cookie(COOKIE, BAD), REFUSED);
    row(
        REQUIRED,
        "HTTP-14: header wins over a bad cookie",
        call -> call.bearer(GOOD).cookie(COOKIE, BAD),
        ALICE);
    row(
        REQUIRED,
        "HTTP-14: a bad header is not helped by a good cookie",
        call -> call.bearer(BAD).cookie(COOKIE, GOOD),
        REFUSED);
    row(REQUIRED, "two cookies of the name", CredentialRows::twoCookies, MALFORMED);
    row(REQUIRED, "a cookie of another case", call -> call.cookie("__host-token", GOOD), NONE);
    for (Guard open : List.of(PUBLIC_PATH, PERMIT_ALL)) {
      row(open, "JEE-07: bad header where all may", call -> call.bearer(BAD), REFUSED);
      row(open, "bad cookie where all may", call -> call.cookie(COOKIE, BAD), ANYBODY);
      row(open, "good cookie where all may", call -> call.cookie(COOKIE, GOOD), ALICE);
      row(open, "two cookies where all may", CredentialRows::twoCookies, ANYBODY);
    }
    for (Guard closed : List.of(UNANNOTATED, ROLES_ALLOWED, DENY_ALL)) {
      row(closed, "bad cookie where not all may", call -> call.cookie(COOKIE, BAD), REFUSED);
    }
  }

  private static Call twoCookies(Call call) {
    return call.with("Cookie", COOKIE + "=" + GOOD + "; " + COOKIE + "=" + GOOD);
  }

  private void methods() {
    String head = "401\nCache-Control: no-store\nContent-Type: application/problem+json\n";
    String challenge = "WWW-Authenticate: Bearer realm=\"jwtgate\"\n\n";
    row(REQUIRED, "HTTP-20: HEAD", call -> call.method("HEAD"), head + challenge);
    row(REQUIRED, "HTTP-20: HEAD", call -> call.method("HEAD").bearer(GOOD), "200 ");
    row(REQUIRED, "HTTP-19: OPTIONS without Origin", call -> call.method("OPTIONS"), NONE);
    row(
        REQUIRED,
        "HTTP-19: OPTIONS with Origin alone",
        call -> call.method("OPTIONS").with("Origin", "https://app.example"),
        NONE);
    row(
        REQUIRED,
        "HTTP-19: a preflight passes without credentials",
        call -> crossOrigin(call.method("OPTIONS")),
        ANYBODY);
    row(REQUIRED, "HTTP-19: GET that poses as a preflight", CredentialRows::crossOrigin, NONE);
  }

  /** What a CORS preflight carries. */
  private static Call crossOrigin(Call call) {
    return call.with("Origin", "https://app.example").with("Access-Control-Request-Method", "GET");
  }

  private void row(Guard guard, String name, UnaryOperator<Call> change, String expected) {
    rows.add(new Row(guard, name, change, expected));
  }
}

package io.jwtgate.http;

import java.util.List;
import java.util.stream.Stream;

/**
 * Request targets that servers take, reject or trip over: what one can't parse, another decodes
 * twice. None may make an adapter answer that it is broken.
 */
public final class HostileTargets {
  private HostileTargets() {}

  public static Stream<String> all() {
    return Stream.concat(PathTricks.targets(), own());
  }

  /** The same request with what lets a gate look at its other parts. */
  public static List<Call> variants(Call call) {
    return List.of(
        call,
        call.bearer(TestIssuer.token()),
        call.bearer("bad"),
        call.cookie(CredentialRows.COOKIE, TestIssuer.token()),
        call.with("Origin", "https://app.example").with("Access-Control-Request-Method", "PUT"));
  }

  private static Stream<String> own() {
    return Stream.of(
        "/assets/a%2fb",
        "/assets/a%2Fb",
        "/assets/a%5cb",
        "/assets/a\\b",
        "/public/.%2e/echo",
        "/public/%2e",
        "/public/..",
        "/public/.",
        "/..",
        "/../../..",
        "/%2e%2e/%2e%2e",
        "/public/%",
        "/public/%4",
        "/public/%zz",
        "/public/%00",
        "/public/a%00b",
        "/public/%0d%0aX:y",
        "/public/%ff",
        "/public/%c0%af",
        "/public/%e0%80%af",
        "/public/%f0%9f%a6",
        "/public/%ed%a0%80",
        "/public/%25",
        "/public/%2525",
        "/public/%3b",
        "/public/%3f",
        "/public/%23",
        "/public/%u0041",
        "/public;",
        "/public;a",
        "/public;a=b;c=%2f",
        "/public;a=%",
        "/public/;/x",
        "/;a=b",
        "//",
        "///",
        "//public//x",
        "/public//",
        "/public/{id}",
        "/public/[a]",
        "/public/|",
        "/public/^",
        "/public/`",
        "/public/<>",
        "/public/\"",
        "/public/\u00e9",
        "/public/\u0001",
        "/public/x?%",
        "/public/x?%zz=%zz",
        "/public/x?a=%00",
        "/public/x?_method=%",
        "/public/x?{a}=[b]&|",
        "/public/x?a\\b",
        "/public/x??",
        "/public/x?\u00e9",
        "/public/x#fragment",
        "http://other.example/public/x",
        "http://other.example",
        "http://other.example:99999/public",
        "http://[::1/public",
        "http:///public",
        "http://user:pw@other.example/public",
        "https://other.example/public/%2e%2e/x",
        "ftp://other.example/public",
        "public/x",
        "*",
        "?",
        "/public/" + "a".repeat(4000),
        "/public/" + "%2e%2e/".repeat(300),
        "/public/" + ";a".repeat(1000));
  }
}

package io.jwtgate.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tokens that are well signed, and whose header or payload is no strict JSON object. */
record HostileJson(TokenMint mint) {

  Stream<HostileToken> rows() {
    return Stream.of(headers(), payloads(), octets()).flatMap(rows -> rows);
  }

  private Stream<HostileToken> headers() {
    return Stream.of(
        header("header is null", any -> "null"),
        header("header is an array", any -> "[]"),
        header("header is a string", any -> "\"x\""),
        header("header is empty text", any -> " "),
        header("algorithm twice", json -> "{\"alg\":\"none\"," + json.substring(1)),
        header(
            "algorithm twice by an escape", json -> "{\"\\u0061lg\":\"none\"," + json.substring(1)),
        header("text after the header", json -> json + "x"),
        header("comment in the header", json -> "{/**/" + json.substring(1)),
        header(
            "30 levels in the header", json -> "{\"x\":" + nested(30) + ',' + json.substring(1)));
  }

  private Stream<HostileToken> payloads() {
    return Stream.of(
        payload("payload is null", any -> "null"),
        payload("payload is an array", any -> "[]"),
        payload("payload is a number", any -> "5"),
        payload("subject twice", json -> first("\"sub\":\"root\"", json)),
        payload("subject twice by an escape", json -> first("\"s\\u0075b\":\"root\"", json)),
        payload("nested name twice", json -> first("\"x\":{\"y\":1,\"y\":2}", json)),
        payload("text after the claims", json -> json + "{}"),
        payload("NUL after the claims", json -> json + '\0'),
        payload("comment in the claims", json -> "{//\n" + json.substring(1)),
        payload("single quotes", json -> first("'x':1", json)),
        payload("trailing comma", json -> json.replaceFirst("\\}$", ",}")),
        payload("not a number", json -> first("\"x\":NaN", json)),
        payload("leading zero", json -> first("\"x\":01", json)),
        payload("17 levels", json -> first("\"x\":" + nested(16), json)),
        payload("900 levels", json -> first("\"x\":" + nested(900), json)),
        payload("257 members", json -> first("\"x\":" + members(257), json)),
        payload("number of 33 digits", json -> first("\"x\":" + "9".repeat(33), json)),
        payload("exponent without end", json -> first("\"x\":1e999999999", json)),
        payload("lone surrogate", json -> first("\"x\":\"\\ud800\"", json)));
  }

  private Stream<HostileToken> octets() {
    return Stream.of(
        octets("invalid UTF-8", "\u00ff"),
        octets("overlong UTF-8", "\u00c0\u00af"),
        octets("surrogate in UTF-8", "\u00ed\u00a0\u0080"),
        payload("byte order mark", json -> '\uFEFF' + json));
  }

  private HostileToken header(String name, UnaryOperator<String> change) {
    return new HostileToken(name, "malformed", mint.token().rawHeader(change).compact());
  }

  private HostileToken payload(String name, UnaryOperator<String> change) {
    return new HostileToken(name, "malformed", mint.token().rawPayload(change).compact());
  }

  private HostileToken octets(String name, String octets) {
    byte[] payload = ("{\"iss\":\"" + octets + "\"}").getBytes(ISO_8859_1);
    return new HostileToken(name, "malformed", mint.token().rawPayload(payload).compact());
  }

  private static String first(String member, String json) {
    return new String(("{" + member + "," + json.substring(1)).getBytes(UTF_8), UTF_8);
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  private static String members(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"m" + i + "\":0")
        .collect(Collectors.joining(",", "{", "}"));
  }
}

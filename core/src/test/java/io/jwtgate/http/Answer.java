package io.jwtgate.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a server answered, as it stood on the wire.
 *
 * @param status the status code
 * @param fields the header field lines, in order
 * @param body the content, with chunks put together
 */
public record Answer(int status, List<String> fields, String body) {
  // What a refusal decides on; the rest is the server's own.
  private static final List<String> OF_REFUSALS =
      List.of("Cache-Control", "Content-Type", "Retry-After", "WWW-Authenticate");

  static Answer parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int blank = text.indexOf("\r\n\r\n");
    if (blank < 0) {
      throw new AssertionError("no answer: " + text);
    }
    List<String> head = Arrays.asList(text.substring(0, blank).split("\r\n", -1));
    Answer raw =
        new Answer(
            Integer.parseInt(head.get(0).split(" ", 3)[1]),
            List.copyOf(head.subList(1, head.size())),
            text.substring(blank + 4));
    return raw.header("Transfer-Encoding").contains("chunked") ? raw.dechunked() : raw;
  }

  private Answer dechunked() {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    int size = chunkSize(at);
    while (size > 0) {
      int start = body.indexOf("\r\n", at) + 2;
      whole.append(body, start, start + size);
      at = start + size + 2;
      size = chunkSize(at);
    }
    return new Answer(status, fields, whole.toString());
  }

  private int chunkSize(int at) {
    return Integer.parseInt(body.substring(at, body.indexOf("\r\n", at)), 16);
  }

  /** The value of each line of a header field. */
  public List<String> header(String name) {
    String start = name + ":";
    return fields.stream()
        .filter(field -> field.regionMatches(true, 0, start, 0, start.length()))
        .map(field -> field.substring(start.length()).strip())
        .toList();
  }

  /** Status, the fields that a refusal decides on, and body: one text to compare. */
  public String refusal() {
    String lines =
        OF_REFUSALS.stream()
            .flatMap(name -> header(name).stream().map(value -> name + ": " + value + "\n"))
            .collect(Collectors.joining());
    return status + "\n" + lines + "\n" + body;
  }
}

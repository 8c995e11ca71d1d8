package io.jwtgate.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that is written to the wire as it is: clients of comfort repair paths and join headers.
 * Immutable.
 */
public record Call(String method, URI server, String target, List<String> fields, String content) {

  /** {@code GET} of a path on a server, whose own path is not used. */
  public static Call get(URI server, String target) {
    return new Call("GET", server, target, List.of(), "");
  }

  public static Call get(URI uri) {
    return get(uri, uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
  }

  public Call method(String other) {
    return new Call(other, server, target, fields, content);
  }

  public Call to(String other) {
    return new Call(method, server, other, fields, content);
  }

  /** With one more header field line. */
  public Call with(String name, String value) {
    List<String> more = new ArrayList<>(fields);
    more.add(name + ": " + value);
    return new Call(method, server, target, List.copyOf(more), content);
  }

  public Call bearer(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Call cookie(String name, String value) {
    return with("Cookie", name + "=" + value);
  }

  /** With content, of which the length is told. */
  public Call sending(String type, String text) {
    Call typed = with("Content-Type", type).with("Content-Length", "" + text.length());
    return new Call(method, server, target, typed.fields, text);
  }

  public Answer send() {
    return sendFrom("127.0.0.1");
  }

  /** From one of this machine's addresses, such as {@code 127.0.0.2}. */
  public Answer sendFrom(String address) {
    try (Socket socket =
        new Socket(server.getHost(), server.getPort(), InetAddress.getByName(address), 0)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text().getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return Answer.parse(socket.getInputStream().readAllBytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    text.append("Host: ").append(server.getAuthority()).append("\r\nConnection: close\r\n");
    fields.forEach(field -> text.append(field).append("\r\n"));
    return text.append("\r\n").append(content).toString();
  }
}

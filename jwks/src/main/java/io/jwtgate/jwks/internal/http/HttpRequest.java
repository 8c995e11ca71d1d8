package io.jwtgate.jwks.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.Map;

/** The octets of a GET (RFC 9112 section 3). */
final class HttpRequest {
  private HttpRequest() {}

  /**
   * @param headers to send beside the usual ones
   */
  static byte[] get(HttpAddress url, HttpConnection connection, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    if (connection.isForwarded()) {
      all.putAll(connection.proxy().orElseThrow().headers().get());
    }
    StringBuilder text = new StringBuilder();
    text.append("GET ").append(target(url, connection)).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(url.authority()).append("\r\n");
    text.append("Accept: application/json, application/jwk-set+json\r\n");
    text.append("Accept-Encoding: identity\r\n");
    text.append("User-Agent: JwtGate\r\n");
    text.append("Connection: close\r\n");
    return end(text, all);
  }

  /** A proxy that forwards gets the whole URL (RFC 9112 section 3.2.2). */
  private static String target(HttpAddress url, HttpConnection connection) {
    return connection.isForwarded() ? url.text() : url.target();
  }

  /** A CONNECT (RFC 9110 section 9.3.6). */
  static byte[] connect(HttpAddress url, Map<String, String> headers) {
    StringBuilder text = new StringBuilder();
    text.append("CONNECT ").append(url.authorityWithPort()).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(url.authorityWithPort()).append("\r\n");
    text.append("User-Agent: JwtGate\r\n");
    return end(text, headers);
  }

  private static byte[] end(StringBuilder text, Map<String, String> headers) {
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    return text.append("\r\n").toString().getBytes(ISO_8859_1);
  }
}

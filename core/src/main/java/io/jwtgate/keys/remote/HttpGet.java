package io.jwtgate.keys.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jwtgate.keys.FetchFailure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/**
 * One HTTP GET, alone on its connection. Small on purpose: the JDK's client resolves names itself,
 * after anybody could have looked at the addresses. It follows no redirect, keeps no cookie, sends
 * no credentials, and ends by its deadline whatever the peer does.
 *
 * @param dialler opens the connection
 * @param limits what one fetch may cost
 */
record HttpGet(Dialler dialler, FetchLimits limits) {

  /**
   * The answer, whatever its status.
   *
   * @param headers to send beside the usual ones
   * @throws FetchFailedException if there is none
   */
  HttpReply get(HttpAddress url, Egress egress, Map<String, String> headers) {
    try {
      return exchange(url, egress, headers);
    } catch (IOException failed) {
      throw FetchFailedException.of(failureOf(failed), failed);
    }
  }

  private HttpReply exchange(HttpAddress url, Egress egress, Map<String, String> headers)
      throws IOException {
    Deadline deadline = Deadline.in(limits.total());
    try (Socket socket = dialler.dial(url, egress, deadline)) {
      socket.getOutputStream().write(request(url, headers));
      InputStream in = new BufferedInputStream(socket.getInputStream());
      HttpHead head = HttpHead.readFrom(in);
      byte[] body = HttpBody.readFrom(in, head, limits.octets());
      return new HttpReply(head, body, socket.getInetAddress());
    }
  }

  private static byte[] request(HttpAddress url, Map<String, String> headers) {
    StringBuilder text = new StringBuilder();
    text.append("GET ").append(url.target()).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(url.authority()).append("\r\n");
    text.append("Accept: application/json, application/jwk-set+json\r\n");
    text.append("Accept-Encoding: identity\r\n");
    text.append("User-Agent: JwtGate\r\n");
    text.append("Connection: close\r\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    return text.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  private static FetchFailure failureOf(IOException failed) {
    if (failed instanceof SocketTimeoutException
        || failed.getCause() instanceof SocketTimeoutException) {
      return FetchFailure.TIMED_OUT;
    }
    if (failed instanceof SSLException) {
      return FetchFailure.TLS;
    }
    if (failed instanceof HttpBody.TooLargeException) {
      return FetchFailure.TOO_LARGE;
    }
    boolean answered =
        failed instanceof ProtocolException
            || failed instanceof EOFException
            || failed instanceof ZipException;
    return answered ? FetchFailure.MALFORMED : FetchFailure.UNREACHABLE;
  }
}

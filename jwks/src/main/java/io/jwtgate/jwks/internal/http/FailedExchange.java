package io.jwtgate.jwks.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/** Says of an exchange that failed why it did, in the words of health reports and events. */
final class FailedExchange {
  private FailedExchange() {}

  /**
   * @param route null if there was none yet
   */
  static HttpFailedException of(IOException failed, Route route) {
    boolean proxied = route != null && route.proxy().isPresent();
    if (failed instanceof ProxyFailedException) {
      return HttpFailedException.of(HttpFailure.PROXY, failed, failed.getMessage());
    }
    if (failed instanceof NotConnectedException) {
      return proxied
          ? HttpFailedException.of(HttpFailure.PROXY, failed, "the proxy can't be reached")
          : HttpFailedException.of(
              failureOf(failed), failed, "where a proxy is needed, write jwtgate.proxy");
    }
    String advice = proxied ? "through the proxy" : "";
    return HttpFailedException.of(failureOf(failed), failed, advice);
  }

  static HttpFailure failureOf(IOException failed) {
    if (failed instanceof SocketTimeoutException
        || failed.getCause() instanceof SocketTimeoutException) {
      return HttpFailure.TIMED_OUT;
    }
    if (failed instanceof SSLException) {
      return HttpFailure.TLS;
    }
    if (failed instanceof HttpBody.TooLargeException) {
      return HttpFailure.TOO_LARGE;
    }
    boolean answered =
        failed instanceof ProtocolException
            || failed instanceof EOFException
            || failed instanceof ZipException;
    return answered ? HttpFailure.MALFORMED : HttpFailure.UNREACHABLE;
  }
}

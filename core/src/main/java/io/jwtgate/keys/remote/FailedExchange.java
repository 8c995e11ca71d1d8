package io.jwtgate.keys.remote;

import io.jwtgate.keys.FetchFailure;
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
  static FetchFailedException of(IOException failed, Route route) {
    boolean proxied = route != null && route.proxy().isPresent();
    if (failed instanceof ProxyFailedException) {
      return FetchFailedException.of(FetchFailure.PROXY, failed, failed.getMessage());
    }
    if (failed instanceof NotConnectedException) {
      return proxied
          ? FetchFailedException.of(FetchFailure.PROXY, failed, "the proxy can't be reached")
          : FetchFailedException.of(
              failureOf(failed), failed, "where a proxy is needed, write jwtgate.proxy");
    }
    String advice = proxied ? "through the proxy" : "";
    return FetchFailedException.of(failureOf(failed), failed, advice);
  }

  static FetchFailure failureOf(IOException failed) {
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

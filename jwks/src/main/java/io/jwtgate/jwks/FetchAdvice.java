package io.jwtgate.jwks;

import io.jwtgate.jwks.internal.http.NotConnectedException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

/** What a failed fetch usually comes from, for an operator's log. */
final class FetchAdvice {
  private FetchAdvice() {}

  /** Of an exchange that brought no answer. */
  static String of(FetchFailedException failed) {
    return switch (failed.failure()) {
      case UNREACHABLE -> unreachable(failed);
      case PROXY -> failed.getMessage().replaceFirst("PROXY: ", "") + "; see jwtgate.proxy";
      case TIMED_OUT -> timedOut(failed);
      case TLS -> tls(failed);
      case EGRESS_REJECTED ->
          "an address of this kind is never called: link-local, plain http to another machine, or"
              + " inside where the issuer is outside; see jwtgate.jwks-uri";
      case REDIRECTED -> "redirects are not followed; write the final URL, or it is a login page";
      case STATUS -> "the server answers an error";
      case TOO_LARGE -> "the document is larger than a key set or metadata ever are";
      case MALFORMED -> malformed(failed);
      case NO_USABLE_KEY -> "each key in the set was left out; the lines KEY_SKIPPED say why";
      case WRONG_ISSUER -> "write exactly what the tokens have as iss";
      case UNUSABLE_FILE -> "a file that is needed for the fetch can't be used";
      case INTERNAL -> "a fault of this library; please report it";
    };
  }

  private static String unreachable(FetchFailedException failed) {
    if (has(failed, UnknownHostException.class)) {
      return "the host's name does not resolve; it is misspelt, or known in another network alone;"
          + " where a proxy is needed, write jwtgate.proxy";
    }
    if (has(failed, ConnectException.class)) {
      return "nobody listens there; compare host and port, and where a proxy is needed, write"
          + " jwtgate.proxy. Within a container localhost is the container itself";
    }
    return has(failed, EOFException.class)
        ? "the connection was closed without an answer; is it https that is spoken there?"
        : "the connection broke; where a proxy is needed, write jwtgate.proxy";
  }

  private static String timedOut(FetchFailedException failed) {
    return has(failed, NotConnectedException.class)
        ? "no connection within jwtgate.fetch-timeout; a firewall drops it; where a proxy is"
            + " needed, write jwtgate.proxy"
        : "connected, and no answer within jwtgate.fetch-timeout; the server is slow, or speaks"
            + " http where https is written";
  }

  private static String malformed(FetchFailedException failed) {
    if (has(failed, EOFException.class)) {
      return "the answer was cut short; where there was none at all, is it https that is spoken"
          + " there?";
    }
    return has(failed, IOException.class)
        ? "the answer is no HTTP that is understood; is it https that is spoken there?"
        : "the answer is not what it should be";
  }

  private static String tls(FetchFailedException failed) {
    if (has(failed, CertificateExpiredException.class)) {
      return "the server's certificate has expired, or the clock of this machine is wrong";
    }
    if (has(failed, CertificateNotYetValidException.class)) {
      return "the server's certificate is not valid yet; is the clock of this machine right?";
    }
    String text = messages(failed);
    if (text.contains("PKIX path") || text.contains("unable to find valid certification path")) {
      return "the server's certificate is from an authority that this JVM does not know; write its"
          + " certificate into jwtgate.tls-ca-file";
    }
    if (text.contains("subject alternative") || text.contains("No name matching")) {
      return "the server's certificate is for another host; write the host that it names";
    }
    if (text.contains("Unsupported or unrecognized SSL message")) {
      return "no TLS is spoken on that port; compare the port, or is it http?";
    }
    return text.contains("certificate_required") || text.contains("bad_certificate")
        ? "the server asks for a client's certificate; see jwtgate.tls-client-certificate-file"
        : "the TLS handshake failed";
  }

  private static boolean has(Throwable thrown, Class<? extends Throwable> cause) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (cause.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static String messages(Throwable thrown) {
    StringBuilder messages = new StringBuilder();
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      messages.append(each.getMessage()).append('\n');
    }
    return messages.toString();
  }
}

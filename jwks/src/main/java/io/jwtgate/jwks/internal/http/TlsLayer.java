package io.jwtgate.jwks.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Speaks TLS over a connection. Certificate and host name are verified (RFC 9110 section 4.3.4);
 * nothing switches that off.
 *
 * @param sockets asked for each connection, so that authorities may change
 */
record TlsLayer(Supplier<SSLSocketFactory> sockets) {

  SSLSocket over(Socket connected, HttpAddress url) throws IOException {
    SSLSocket secured = (SSLSocket) factory().createSocket(connected, url.host(), url.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    boolean own = PeerName.isUnknownToJdk(url.host());
    parameters.setEndpointIdentificationAlgorithm(own ? null : "HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    if (own) {
      PeerName.verify(url.host(), secured.getSession());
    }
    return secured;
  }

  private SSLSocketFactory factory() {
    try {
      return sockets.get();
    } catch (RuntimeException unusable) {
      throw HttpFailedException.of(HttpFailure.UNUSABLE_FILE, unusable)
          .because("the files of jwtgate.tls-ca-file or tls-client-key-file can't be used");
    }
  }
}

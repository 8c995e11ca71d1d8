package io.jwtgate.session.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoreFailureTest {

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(
            new ConnectException("x"),
            "java.net.ConnectException: nobody listens there; compare host and port"),
        Arguments.of(
            new IOException(new UnknownHostException("x")),
            "java.io.IOException: the host's name does not resolve"),
        Arguments.of(
            new SocketTimeoutException(),
            "java.net.SocketTimeoutException: no answer in time; a firewall drops it, or the store"
                + " is slow"),
        Arguments.of(
            new SSLHandshakeException("x"),
            "javax.net.ssl.SSLHandshakeException: TLS failed; see jwtgate.store-ca-file, or the"
                + " store speaks none on that port"),
        Arguments.of(
            new SQLException("p4ss", "28P01"),
            "java.sql.SQLException: user or password is missing, wrong or has too few rights"),
        Arguments.of(
            new SQLException("x", "08001"),
            "java.sql.SQLException: the database takes no connection"),
        Arguments.of(new SQLException("x"), "java.sql.SQLException"),
        Arguments.of(new IOException("secret"), "java.io.IOException"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("causes")
  void causeIsTold(Exception cause, String told) {
    assertEquals(told, StoreFailure.of(new StoreUnavailableException(cause)));
  }
}

/** Callers and requests for unit tests, and a test issuer as an extension of JUnit. */
module io.jwtgate.junit {
  requires transitive io.jwtgate.core;
  requires transitive io.jwtgate.testkit;
  // An application's tests have what they need of these.
  requires static transitive jakarta.servlet;
  requires static transitive jakarta.ws.rs;
  requires static transitive org.junit.jupiter.api;

  exports io.jwtgate.junit;
}

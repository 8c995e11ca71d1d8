/** Good tokens that a test changes in one way, an issuer on loopback, a clock that a test moves. */
module io.jwtgate.testkit {
  requires com.fasterxml.jackson.core;
  requires jdk.httpserver;

  exports io.jwtgate.testkit;
}

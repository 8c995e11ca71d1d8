/** Makes good tokens, and good tokens changed in one way. */
module io.jwtgate.testkit {
  requires com.fasterxml.jackson.core;
  requires jdk.httpserver;
}

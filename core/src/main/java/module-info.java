/** Verifies JSON Web Tokens and decides on requests. */
module io.jwtgate.core {
  requires com.auth0.jwt;
  requires com.fasterxml.jackson.core;
  requires com.github.benmanes.caffeine;
}

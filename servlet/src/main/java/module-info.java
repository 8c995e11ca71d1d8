/** Guards servlets with JSON Web Tokens. */
module io.jwtgate.servlet {
  requires transitive io.jwtgate.core;
  requires transitive jakarta.servlet;

  exports io.jwtgate.servlet;

  provides jakarta.servlet.ServletContainerInitializer with
      io.jwtgate.servlet.JwtFilterInitializer;
}

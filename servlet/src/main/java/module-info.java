/** Guards servlets with JSON Web Tokens. */
module io.jwtgate.servlet {
  requires transitive io.jwtgate.core;
  requires static transitive jakarta.security;
  requires static jakarta.security.auth.message;
  requires transitive jakarta.servlet;
  requires static java.management;
  requires java.xml;

  exports io.jwtgate.servlet;

  provides jakarta.servlet.ServletContainerInitializer with
      io.jwtgate.servlet.JwtFilterInitializer;
}

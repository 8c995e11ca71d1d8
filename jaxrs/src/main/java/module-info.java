/** Guards JAX-RS resources with JSON Web Tokens. */
module io.jwtgate.jaxrs {
  requires transitive io.jwtgate.core;
  requires transitive jakarta.ws.rs;
  requires jakarta.annotation;
  requires static jakarta.servlet;
}

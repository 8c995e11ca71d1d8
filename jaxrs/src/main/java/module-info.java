/** Guards JAX-RS resources with JSON Web Tokens. */
module io.jwtgate.jaxrs {
  requires transitive io.jwtgate.core;
  requires jakarta.annotation;
  requires transitive jakarta.ws.rs;

  exports io.jwtgate.jaxrs;
}

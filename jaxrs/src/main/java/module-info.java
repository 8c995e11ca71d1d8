/** Guards JAX-RS resources with JSON Web Tokens. */
module io.jwtgate.jaxrs {
  requires transitive io.jwtgate.core;
  requires transitive jakarta.annotation;
  requires static transitive jakarta.servlet;
  requires transitive jakarta.ws.rs;

  exports io.jwtgate.jaxrs;

  provides jakarta.servlet.ServletContainerInitializer with
      io.jwtgate.jaxrs.RestInitializer;
  provides jakarta.ws.rs.core.Feature with
      io.jwtgate.jaxrs.AutomaticJwtFeature;
}

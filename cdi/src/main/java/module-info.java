/** Injects the caller into beans, and holds beans to their annotations. */
module io.jwtgate.cdi {
  requires transitive io.jwtgate.core;
  requires static jakarta.annotation;
  requires transitive jakarta.cdi;
  requires transitive jakarta.inject;
  requires jakarta.interceptor;

  exports io.jwtgate.cdi;

  opens io.jwtgate.cdi;

  provides io.jwtgate.bearer.CurrentRequest.Asking with
      io.jwtgate.cdi.BeansAsk;
  provides jakarta.enterprise.inject.spi.Extension with
      io.jwtgate.cdi.JwtGateExtension;
}

/** Injects the caller into beans, and holds beans to their annotations. */
// The module that one package is for alone is compiled after this one.
@SuppressWarnings("module")
module io.jwtgate.cdi {
  requires transitive io.jwtgate.core;
  requires static jakarta.annotation;
  requires transitive jakarta.cdi;
  requires transitive jakarta.inject;
  requires jakarta.interceptor;

  exports io.jwtgate.cdi;
  exports io.jwtgate.cdi.internal to
      io.jwtgate.microprofile;

  opens io.jwtgate.cdi;

  provides io.jwtgate.bearer.CurrentRequest.Asking with
      io.jwtgate.cdi.BeansAsk;
  provides jakarta.enterprise.inject.spi.Extension with
      io.jwtgate.cdi.JwtGateExtension;
}

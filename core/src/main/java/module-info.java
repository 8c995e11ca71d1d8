/** Verifies JSON Web Tokens and decides on requests. */
// The modules that some packages are for alone are compiled after this one.
@SuppressWarnings("module")
module io.jwtgate.core {
  requires com.auth0.jwt;
  requires com.fasterxml.jackson.core;
  requires com.github.benmanes.caffeine;
  // Only for commands that read a web.xml.
  requires static java.xml;
  requires java.management;
  // For applications that send a caller's token on by the JDK's client.
  requires static transitive java.net.http;
  // For events that a recording may ask for; where it is missing there are none.
  requires static jdk.jfr;

  uses io.jwtgate.bearer.CallerPrincipal;
  uses io.jwtgate.bearer.CurrentRequest.Asking;
  uses io.jwtgate.config.ApplicationPart;
  uses io.jwtgate.config.SettingPlace;
  uses io.jwtgate.event.SecurityListener;
  uses io.jwtgate.metrics.MetricsPublisher;

  exports io.jwtgate;
  exports io.jwtgate.annotation;
  exports io.jwtgate.bearer;
  exports io.jwtgate.config;
  exports io.jwtgate.event;
  exports io.jwtgate.internal.annotation to
      io.jwtgate.cdi,
      io.jwtgate.jaxrs,
      io.jwtgate.servlet;
  exports io.jwtgate.internal.jose to
      io.jwtgate.jwks,
      io.jwtgate.oauth,
      io.jwtgate.session;
  exports io.jwtgate.internal.keys to
      io.jwtgate.jwks,
      io.jwtgate.session;
  exports io.jwtgate.internal.log to
      io.jwtgate.jwks;
  exports io.jwtgate.internal.metrics to
      io.jwtgate.jwks,
      java.management;
  exports io.jwtgate.internal.signature to
      io.jwtgate.session;
  exports io.jwtgate.jose;
  exports io.jwtgate.keys;
  exports io.jwtgate.metrics;
  exports io.jwtgate.web;
}

/** Verifies JSON Web Tokens and decides on requests. */
module io.jwtgate.core {
  requires com.auth0.jwt;
  requires com.fasterxml.jackson.core;
  requires com.github.benmanes.caffeine;
  requires java.management;
  // For events that a recording may ask for; where it is missing there are none.
  requires static jdk.jfr;
  // Only for io.jwtgate.session.Argon2id.
  requires static org.bouncycastle.provider;
  // Only for the stores in io.jwtgate.store.jdbc; whoever has a DataSource has them.
  requires static java.naming;
  requires static transitive java.sql;

  uses io.jwtgate.config.ApplicationPart;
  uses io.jwtgate.event.SecurityListener;
  uses io.jwtgate.metrics.MetricsPublisher;
  uses io.jwtgate.session.Users;
  uses io.jwtgate.store.StoreProvider;

  exports io.jwtgate;
  exports io.jwtgate.bearer;
  exports io.jwtgate.config;
  exports io.jwtgate.endpoint;
  exports io.jwtgate.event;
  exports io.jwtgate.issue;
  exports io.jwtgate.keys;
  exports io.jwtgate.keys.remote;
  exports io.jwtgate.metrics;
  exports io.jwtgate.revocation;
  exports io.jwtgate.jwks;
  exports io.jwtgate.session;
  exports io.jwtgate.session.internal;
  exports io.jwtgate.store;
  exports io.jwtgate.store.jdbc;

  provides io.jwtgate.config.ApplicationPart with
      io.jwtgate.jwks.JwksPart,
      io.jwtgate.session.internal.SessionPart;
}

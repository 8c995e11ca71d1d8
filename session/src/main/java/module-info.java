/** Issues tokens, logs users in, keeps their sessions and ends them. */
// The module that one package is for beside this one is compiled after it.
@SuppressWarnings("module")
module io.jwtgate.session {
  requires com.auth0.jwt;
  requires com.github.benmanes.caffeine;
  requires transitive io.jwtgate.core;
  // Only for the two faces of the endpoints; whoever has one of them has these.
  requires static io.jwtgate.jaxrs;
  requires static io.jwtgate.servlet;
  requires static jakarta.annotation;
  requires static jakarta.security;
  requires static jakarta.servlet;
  requires static jakarta.ws.rs;
  // Only for io.jwtgate.session.login.Argon2id.
  requires static org.bouncycastle.provider;
  // Only for the stores in io.jwtgate.session.store.jdbc; whoever has a DataSource has them.
  requires static java.naming;
  requires static transitive java.sql;

  uses io.jwtgate.session.Users;
  uses io.jwtgate.session.store.StoreProvider;

  exports io.jwtgate.session;
  exports io.jwtgate.session.endpoint;
  exports io.jwtgate.session.internal to
      io.jwtgate.oauth;
  exports io.jwtgate.session.issue;
  exports io.jwtgate.session.jaxrs;
  exports io.jwtgate.session.login;
  exports io.jwtgate.session.revocation;
  exports io.jwtgate.session.servlet;
  exports io.jwtgate.session.store;
  exports io.jwtgate.session.store.jdbc;

  provides io.jwtgate.config.ApplicationPart with
      io.jwtgate.session.internal.SessionPart;
  provides jakarta.ws.rs.container.DynamicFeature with
      io.jwtgate.session.jaxrs.SessionEndpointsAtStart;
}

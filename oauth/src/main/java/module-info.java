/** Metadata of a protected resource (RFC 9728), and logout from the provider. */
module io.jwtgate.oauth {
  requires transitive io.jwtgate.core;
  // Only for the servlet; whoever has it has these.
  requires static io.jwtgate.servlet;
  requires static jakarta.servlet;
  // Only for back-channel logout.
  requires static io.jwtgate.session;

  exports io.jwtgate.oauth.servlet;

  provides io.jwtgate.config.ApplicationPart with
      io.jwtgate.oauth.internal.OAuthPart;
}

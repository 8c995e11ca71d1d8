/** Fetches the keys of issuers over HTTP. */
module io.jwtgate.jwks {
  requires com.github.benmanes.caffeine;
  requires transitive io.jwtgate.core;

  exports io.jwtgate.jwks;

  provides io.jwtgate.config.ApplicationPart with
      io.jwtgate.jwks.JwksPart;
}

package io.jwtgate.jwks;

import io.jwtgate.jwks.internal.http.HttpAddress;

/** Where an issuer's metadata can stand. */
public enum WellKnown {
  /** Appended to the issuer's path (OpenID Connect Discovery 1.0 section 4). */
  OPENID {
    @Override
    HttpAddress of(HttpAddress issuer) {
      return at(issuer, path(issuer) + "/.well-known/openid-configuration");
    }
  },
  /** Inserted before the issuer's path (RFC 8414 section 3). */
  OAUTH {
    @Override
    HttpAddress of(HttpAddress issuer) {
      return at(issuer, "/.well-known/oauth-authorization-server" + path(issuer));
    }
  };

  abstract HttpAddress of(HttpAddress issuer);

  private static HttpAddress at(HttpAddress issuer, String path) {
    return new HttpAddress(issuer.secure(), issuer.host(), issuer.port(), path);
  }

  private static String path(HttpAddress issuer) {
    String path = issuer.target();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}

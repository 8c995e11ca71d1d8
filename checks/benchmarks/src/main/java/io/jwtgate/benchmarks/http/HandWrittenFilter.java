package io.jwtgate.benchmarks.http;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** The filter that people write when they have java-jwt alone. */
final class HandWrittenFilter implements Filter {
  private static final String SCHEME = "Bearer ";

  private final JWTVerifier verifier;

  HandWrittenFilter(RSAPublicKey key) {
    this.verifier =
        JWT.require(Algorithm.RSA256(key, null))
            .withIssuer(Tokens.ISSUER)
            .withAnyOfAudience(Tokens.AUDIENCE)
            .build();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    String header = http.getHeader("Authorization");
    try {
      if (header == null || !header.startsWith(SCHEME)) {
        throw new JWTVerificationException("no token");
      }
      DecodedJWT token = verifier.verify(header.substring(SCHEME.length()));
      chain.doFilter(new Known(http, token), response);
    } catch (JWTVerificationException rejected) {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  /** The request of a caller who is known. */
  private static final class Known extends HttpServletRequestWrapper {
    private final DecodedJWT token;

    Known(HttpServletRequest request, DecodedJWT token) {
      super(request);
      this.token = token;
    }

    @Override
    public Principal getUserPrincipal() {
      return token::getSubject;
    }

    @Override
    public boolean isUserInRole(String role) {
      List<String> roles = token.getClaim("roles").asList(String.class);
      return roles != null && roles.contains(role);
    }
  }
}

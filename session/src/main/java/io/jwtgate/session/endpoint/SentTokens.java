package io.jwtgate.session.endpoint;

import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import io.jwtgate.web.CookieHeader;
import io.jwtgate.web.IncomingRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every access token of ours in a request, in the header or in cookies, also where one too many
 * came: a logout ends them all.
 *
 * @param verifier asks no revocations: who logs out twice may, and also while none can be asked
 * @param cookieName of the access token; empty for none
 */
record SentTokens(TokenVerifier verifier, Optional<String> cookieName) {
  private static final String SCHEME = "Bearer ";

  /** Each costs a check of its signature. */
  private static final int MOST = 8;

  List<VerifiedToken> verified(IncomingRequest request) {
    return Stream.concat(inHeader(request), inCookies(request))
        .distinct()
        .limit(MOST)
        .flatMap(text -> verified(text).stream())
        .toList();
  }

  private static Stream<String> inHeader(IncomingRequest request) {
    return request.header("Authorization").stream()
        .filter(field -> field.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(field -> field.substring(SCHEME.length()).strip());
  }

  private Stream<String> inCookies(IncomingRequest request) {
    CookieHeader header = new CookieHeader(request.header("Cookie"));
    return cookieName.stream().flatMap(name -> header.values(name).stream());
  }

  private Optional<VerifiedToken> verified(String text) {
    try {
      return Optional.of(verifier.verify(text));
    } catch (TokenRejectedException notOurs) {
      return Optional.empty();
    }
  }
}

package io.jwtgate.jwks;

import io.jwtgate.jwks.internal.http.Documents;
import io.jwtgate.jwks.internal.http.EgressPolicy;
import io.jwtgate.jwks.internal.http.HttpAddress;
import io.jwtgate.jwks.internal.http.HttpFailedException;
import io.jwtgate.jwks.internal.http.HttpFailure;
import io.jwtgate.jwks.internal.http.HttpReply;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Sends a bearer token (RFC 6750 section 2.1) with each fetch from the origin that the deployer
 * wrote. A set that metadata name on another host is fetched without it: nobody who can write
 * metadata is to learn it.
 *
 * @param token asked for each fetch, since whoever gives it replaces it
 */
record AuthorizedDocuments(Documents documents, Supplier<String> token, HttpAddress origin)
    implements Documents {
  private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  @Override
  public HttpReply get(HttpAddress url, EgressPolicy egress, Map<String, String> headers) {
    if (!url.isSameOriginAs(origin)) {
      return documents.get(url, egress, headers);
    }
    Map<String, String> all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + current());
    return documents.get(url, egress, all);
  }

  private String current() {
    try {
      String current = token.get().strip();
      if (BEARER.matcher(current).matches()) {
        return current;
      }
    } catch (RuntimeException unreadable) {
      throw unusable(unreadable);
    }
    throw unusable(null);
  }

  private static HttpFailedException unusable(RuntimeException cause) {
    String advice = "there is no token; see jwtgate.fetch-token-file";
    return HttpFailedException.of(HttpFailure.UNUSABLE_FILE, cause, advice).because(advice);
  }

  @Override
  public void close() {
    documents.close();
  }
}

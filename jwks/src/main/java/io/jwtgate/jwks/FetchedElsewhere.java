package io.jwtgate.jwks;

import io.jwtgate.jwks.internal.http.Documents;
import io.jwtgate.jwks.internal.http.EgressPolicy;
import io.jwtgate.jwks.internal.http.FailedExchange;
import io.jwtgate.jwks.internal.http.HttpAddress;
import io.jwtgate.jwks.internal.http.HttpFailedException;
import io.jwtgate.jwks.internal.http.HttpFailure;
import io.jwtgate.jwks.internal.http.HttpHead;
import io.jwtgate.jwks.internal.http.HttpReply;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Documents out of a fetcher that is not ours.
 *
 * @param mostOctets of a document
 */
record FetchedElsewhere(DocumentFetcher fetcher, int mostOctets) implements Documents {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  @Override
  public HttpReply get(HttpAddress url, EgressPolicy egress, Map<String, String> headers) {
    if (!url.secure() && !egress.plainHttp() && !url.namesLoopback()) {
      throw HttpFailedException.of(HttpFailure.EGRESS_REJECTED);
    }
    try {
      return reply(fetcher.fetch(URI.create(url.text())));
    } catch (FileNotFoundException absent) {
      return new HttpReply(new HttpHead(NOT_FOUND, Map.of()), new byte[0], Optional.empty());
    } catch (IOException failed) {
      throw HttpFailedException.of(FailedExchange.failureOf(failed), failed);
    }
  }

  private HttpReply reply(FetchedDocument document) {
    if (document.content().length > mostOctets) {
      throw HttpFailedException.of(HttpFailure.TOO_LARGE);
    }
    Map<String, String> headers =
        document
            .lifetime()
            .map(time -> Map.of("Cache-Control", "max-age=" + Math.max(0, time.toSeconds())))
            .orElse(Map.of());
    return new HttpReply(new HttpHead(OK, headers), document.content(), Optional.empty());
  }

  @Override
  public void close() {
    // The thread that fetches is interrupted.
  }
}

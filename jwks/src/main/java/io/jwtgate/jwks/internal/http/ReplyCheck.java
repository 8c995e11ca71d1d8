package io.jwtgate.jwks.internal.http;

import java.time.Instant;

/** Which answers bring a document. */
public final class ReplyCheck {
  private ReplyCheck() {}

  /**
   * Requires a reply with content.
   *
   * @throws HttpFailedException unless the status is 200 or 203
   */
  public static void require200(HttpReply reply, Instant now) {
    int status = reply.status();
    // 304 is no redirect, and no document where nothing was asked to be revalidated.
    if (status >= 300 && status < 400 && status != 304) {
      throw HttpFailedException.of(HttpFailure.REDIRECTED).because(ReplyAdvice.ofRedirect(reply));
    }
    if (!HttpReply.hasDocument(status)) {
      throw HttpFailedException.status(RetryAfter.in(reply, now))
          .because(ReplyAdvice.ofStatus(reply));
    }
  }
}

package io.jwtgate.jwks.internal.http;

import io.jwtgate.internal.log.LogText;

/** What a reply without a document usually comes from, for an operator's log. */
final class ReplyAdvice {
  private ReplyAdvice() {}

  /** Of an answer with a status that brings no document. */
  static String ofStatus(HttpReply reply) {
    return "status "
        + reply.status()
        + ": "
        + switch (reply.status()) {
          case 400 -> "the server does not understand; is it https that is spoken there?";
          case 401, 403 ->
              "it asks for credentials; see jwtgate.fetch-token-file and client certificates";
          case 404, 410 ->
              "there is no such document; compare host, port and path (the name of the"
                  + " realm), or write jwtgate.jwks-uri";
          case 407 -> "the proxy asks for credentials; see jwtgate.proxy-credentials-file";
          case 429 -> "it is asked too often";
          case 500, 502, 503, 504 ->
              "the server, or a proxy before it, is in trouble; it is asked again";
          default -> "the server gives no document";
        };
  }

  /** Of a redirect, which often leads to a login page. */
  static String ofRedirect(HttpReply reply) {
    String sent = reply.header("Location").orElse("nowhere");
    String target = LogText.word(sent.replaceAll("[?#].*", ""));
    return "status "
        + reply.status()
        + " to "
        + target
        + ": redirects are not followed; write the final URL, or is it a login page?";
  }
}

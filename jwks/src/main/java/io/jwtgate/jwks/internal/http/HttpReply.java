package io.jwtgate.jwks.internal.http;

import java.net.InetAddress;
import java.util.Optional;

/** An answer, whole and decoded. */
public final class HttpReply {
  private static final int OK = 200;
  // The same, changed by a proxy on the way (RFC 9110 section 15.3.4).
  private static final int TRANSFORMED = 203;

  private final HttpHead head;
  private final byte[] body;
  private final Optional<InetAddress> from;

  /**
   * @param body the content after decoding; not copied
   * @param from the address that gave it; empty if it is not known
   */
  public HttpReply(HttpHead head, byte[] body, Optional<InetAddress> from) {
    this.head = head;
    this.body = ByteOrderMark.skipped(body);
    this.from = from;
  }

  /** Whether an answer with that status brings the document that was asked for. */
  static boolean hasDocument(int status) {
    return status == OK || status == TRANSFORMED;
  }

  public int status() {
    return head.status();
  }

  public Optional<String> header(String name) {
    return head.header(name);
  }

  /** The content, less a byte order mark before it. */
  public byte[] body() {
    return body;
  }

  public Optional<InetAddress> from() {
    return from;
  }
}

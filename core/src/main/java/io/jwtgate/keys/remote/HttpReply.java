package io.jwtgate.keys.remote;

import java.net.InetAddress;
import java.util.Optional;

/** An answer, whole and decoded. */
final class HttpReply {
  private final HttpHead head;
  private final byte[] body;
  private final InetAddress from;

  /**
   * @param body the content after decoding; not copied
   * @param from the address that gave it
   */
  HttpReply(HttpHead head, byte[] body, InetAddress from) {
    this.head = head;
    this.body = body;
    this.from = from;
  }

  int status() {
    return head.status();
  }

  Optional<String> header(String name) {
    return head.header(name);
  }

  byte[] body() {
    return body;
  }

  InetAddress from() {
    return from;
  }
}

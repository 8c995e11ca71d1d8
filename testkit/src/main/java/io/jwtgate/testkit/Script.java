package io.jwtgate.testkit;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/** Replies in turn, of which the last one stays. Thread-safe. */
final class Script {
  private final Deque<Reply> replies = new ArrayDeque<>();

  Script(Reply first, Reply... next) {
    replies.add(first);
    Collections.addAll(replies, next);
  }

  synchronized Reply next() {
    return replies.size() > 1 ? replies.remove() : replies.element();
  }
}

package io.jwtgate.servlet;

import io.jwtgate.testkit.TestKey;
import java.util.List;

/**
 * A key with tokens of it. From some moment on they are to be taken, or where it has ended, to be
 * refused; before that moment either may be.
 *
 * @param sureFrom that moment, of {@link System#nanoTime}
 */
record SoakKey(TestKey key, List<String> tokens, long sureFrom) {

  boolean isSure() {
    return System.nanoTime() - sureFrom >= 0;
  }

  String anyToken() {
    return SoakIssuer.anyOf(tokens);
  }
}

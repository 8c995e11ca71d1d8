package io.jwtgate.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Tokens in turn, each time as a new string, as a server makes one of each request: its hash is not
 * yet known and it is in no cache of the processor. Not thread-safe; each thread takes its own.
 */
final class FreshTokens {
  private final byte[][] tokens;
  private int next;

  private FreshTokens(byte[][] tokens) {
    this.tokens = tokens;
  }

  static FreshTokens of(Sample sample, int count) {
    return of(List.of(sample), count);
  }

  /** One token of each issuer in turn. */
  static FreshTokens of(List<Sample> samples, int count) {
    byte[][] tokens = new byte[count][];
    for (int i = 0; i < count; i++) {
      Sample sample = samples.get(i % samples.size());
      tokens[i] = sample.token().getBytes(StandardCharsets.ISO_8859_1);
    }
    return new FreshTokens(tokens);
  }

  static FreshTokens of(TokenSeries series, int count) {
    byte[][] tokens = new byte[count][];
    Arrays.setAll(tokens, series::token);
    return new FreshTokens(tokens);
  }

  FreshTokens another() {
    return new FreshTokens(tokens);
  }

  String next() {
    next = next + 1 < tokens.length ? next + 1 : 0;
    return new String(tokens[next], StandardCharsets.ISO_8859_1);
  }
}

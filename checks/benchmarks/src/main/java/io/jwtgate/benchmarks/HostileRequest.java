package io.jwtgate.benchmarks;

import io.jwtgate.testkit.TokenDraft;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The requests of an attacker that are meant to cost most: as long as a server's header limit
 * allows, and tokens that fill the 8 KiB that a token may have.
 */
public enum HostileRequest {
  /** What the others are measured against. */
  WITHOUT_TOKEN,
  DOTS,
  SPACES,
  LETTERS,
  COOKIES,
  COOKIES_OF_THE_NAME,
  DEEP,
  COLLIDING_NAMES,
  SHORT_VALUES,
  ESCAPES,
  DIGITS,
  INVALID_UTF8,
  LONG_HEADER,
  KEY_UNKNOWN,
  SIGNATURE_BAD,
  EXPIRED;

  static final String COOKIE = "__Host-token";
  private static final int LONGEST_TOKEN = 8 * 1024;

  /**
   * The request.
   *
   * @param room octets that the header may have
   */
  Request of(Sample sample, int room) {
    return switch (this) {
      case WITHOUT_TOKEN -> Request.WITHOUT_TOKEN;
      case DOTS -> Request.bearer(".".repeat(room));
      case SPACES -> Request.bearer(" ".repeat(room));
      case LETTERS -> Request.bearer("A".repeat(room));
      case COOKIES -> new Request("Cookie", List.of("a;".repeat(room / 2)));
      case COOKIES_OF_THE_NAME ->
          new Request("Cookie", List.of((COOKIE + "=;").repeat(room / (COOKIE.length() + 2))));
      default -> Request.bearer(token(sample.draft(), Math.min(room, LONGEST_TOKEN)));
    };
  }

  private String token(TokenDraft draft, int room) {
    return switch (this) {
      case DEEP -> filled(draft, room, "[", "");
      case COLLIDING_NAMES -> draft.rawPayload("{" + colliding() + "}").compact();
      case SHORT_VALUES -> filled(draft, room, "0,", "0]}");
      case ESCAPES -> filled(draft, room, "\"\\u0041\\n\",", "0]}");
      case DIGITS -> filled(draft, room, "12345678901234567890123456789012,", "0]}");
      case INVALID_UTF8 -> draft.rawPayload(new byte[room / 2]).compact();
      case LONG_HEADER -> withLongHeader(draft, room);
      case KEY_UNKNOWN -> filled(draft.header("kid", "other"), room, "0,", "0]}");
      case SIGNATURE_BAD -> filled(draft.rawSignature(HostileRequest::changed), room, "0,", "0]}");
      default -> filled(draft.claim("exp", 1), room, "0,", "0]}");
    };
  }

  private static byte[] changed(byte[] signature) {
    signature[9] ^= 1;
    return signature;
  }

  /** With a further claim that repeats something for as long as there is room. */
  private static String filled(TokenDraft draft, int room, String repeated, String end) {
    int octets = (room - draft.compact().length()) * 3 / 4 - 20;
    String many = repeated.repeat(octets / repeated.length());
    return draft
        .rawPayload(json -> json.substring(0, json.length() - 1) + ",\"x\":[" + many + end)
        .compact();
  }

  private static String withLongHeader(TokenDraft draft, int room) {
    int octets = (room - draft.compact().length()) * 3 / 4 - 20;
    return draft.header("x", "\u0001".repeat(octets / 6)).compact();
  }

  /** The most names of one hash code that a token has room for. */
  private static String colliding() {
    return IntStream.range(0, 250)
        .mapToObj(number -> '"' + name(number) + "\":0")
        .collect(Collectors.joining(","));
  }

  private static String name(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 8; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }
}

package io.jwtgate.keys;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Secrets that anybody would try: a few octets repeated, or nothing but well-known words. */
final class WeakSecrets {
  private static final int MIN_DISTINCT_OCTETS = 8;
  // Longer words first, so that a word within another does not leave a rest.
  private static final List<String> WORDS =
      List.of(
          "jwtgate",
          "changeme",
          "changeit",
          "password",
          "administrator",
          "authentication",
          "private",
          "signing",
          "default",
          "example",
          "letmein",
          "qwerty",
          "secret",
          "sample",
          "secure",
          "token",
          "super",
          "admin",
          "your",
          "this",
          "test",
          "demo",
          "very",
          "long",
          "must",
          "that",
          "hmac",
          "with",
          "user",
          "auth",
          "key",
          "jwt",
          "bit",
          "the",
          "for",
          "my",
          "is",
          "be",
          "at",
          "of",
          "a");

  private WeakSecrets() {}

  /**
   * @throws UnusableKeyException if the secret is one of them
   */
  static void refuse(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    if (text.chars().distinct().count() < MIN_DISTINCT_OCTETS) {
      throw new UnusableKeyException("it repeats a few octets; write random ones");
    }
    if (onlyWords(text)) {
      throw new UnusableKeyException("it is nothing but well-known words; write random octets");
    }
  }

  private static boolean onlyWords(String text) {
    String rest = text.toLowerCase(Locale.ROOT).replaceAll("[0-9\\p{Punct} ]", "");
    for (String word : WORDS) {
      rest = rest.replace(word, "");
    }
    return rest.isEmpty();
  }
}

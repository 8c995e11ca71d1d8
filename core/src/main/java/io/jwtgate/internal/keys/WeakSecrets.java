package io.jwtgate.internal.keys;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.jose.UnusableKeyException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;

/**
 * Secrets that anybody would try: a few octets repeated, nothing but well-known words, or a sample
 * that stands in widely read texts.
 */
public final class WeakSecrets {
  private static final int MIN_DISTINCT_OCTETS = 8;
  private static final Set<String> WORDS =
      Set.of(
          ("jwtgate change me it password administrator authentication private signing default"
                  + " example let in qwerty secret string sample secure spring token super admin"
                  + " least your this test demo very long must that hmac with user auth key jwt bit"
                  + " bits the for my is be at of a an and to")
              .split(" "));

  private static final int LONGEST_WORD =
      WORDS.stream().mapToInt(String::length).max().orElseThrow();

  // The key of RFC 7515 appendix A.1 and keys of much copied tutorials, as text.
  private static final Set<String> SAMPLES =
      Set.of(
          "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
          "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
          "3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b");

  private WeakSecrets() {}

  /**
   * Requires a secret that is none of the well-known ones.
   *
   * @throws UnusableKeyException if the secret is one of them
   */
  public static void refuse(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    if (text.chars().distinct().count() < MIN_DISTINCT_OCTETS) {
      throw new UnusableKeyException("it repeats a few octets; write random ones");
    }
    if (SAMPLES.contains(text) || SAMPLES.contains(Base64Url.encode(octets))) {
      throw new UnusableKeyException("it is a published sample; write random octets");
    }
    if (onlyWords(text)) {
      throw new UnusableKeyException("it is nothing but well-known words; write random octets");
    }
  }

  /** Word by word and not by a pattern, whose depth would grow with the text. */
  private static boolean onlyWords(String text) {
    String letters = text.toLowerCase(Locale.ROOT).replaceAll("[0-9\\p{Punct} ]", "");
    BitSet ends = new BitSet();
    ends.set(0);
    for (int start = 0;
        start >= 0 && start < letters.length();
        start = ends.nextSetBit(start + 1)) {
      markEnds(letters, start, ends);
    }
    return ends.get(letters.length());
  }

  private static void markEnds(String letters, int start, BitSet ends) {
    int last = Math.min(letters.length(), start + LONGEST_WORD);
    for (int end = start + 1; end <= last; end++) {
      if (WORDS.contains(letters.substring(start, end))) {
        ends.set(end);
      }
    }
  }
}

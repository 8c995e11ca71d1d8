package io.jwtgate.internal.keys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Secrets that stand in standards and in much copied tutorials, in whichever spelling: as octets,
 * in hexadecimal digits or in base64.
 */
final class PublishedSecrets {
  /** In base64url: RFC 7515 appendix A.1. */
  private static final List<String> IN_BASE64 =
      List.of(
          "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");

  /** In hexadecimal digits: tutorials on Spring Security. */
  private static final List<String> IN_HEX =
      List.of(
          "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
          "3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b",
          "5367566B59703373367639792F423F4528482B4D6251655468576D5A71347437",
          "daf66e01593f61a15b857cf433aae03a005812b31234e149036bcc8dee755dbb");

  private static final Set<String> SPELLINGS = spellings();

  private PublishedSecrets() {}

  /** Whether these octets are a secret that was published. */
  static boolean have(byte[] octets) {
    String text = latin(octets);
    return SPELLINGS.contains(text) || SPELLINGS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static Set<String> spellings() {
    Set<String> all = new HashSet<>();
    for (String text : IN_BASE64) {
      addSpellings(Base64.getUrlDecoder().decode(text), all);
    }
    for (String hex : IN_HEX) {
      addSpellings(HexFormat.of().parseHex(hex), all);
      // Some decode the digits as if they were base64.
      addSpellings(Base64.getDecoder().decode(hex), all);
      addSpellings(hex.getBytes(StandardCharsets.US_ASCII), all);
    }
    return all;
  }

  private static void addSpellings(byte[] octets, Set<String> all) {
    List<String> each = new ArrayList<>();
    each.add(latin(octets));
    each.add(HexFormat.of().formatHex(octets));
    for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      each.add(encoder.encodeToString(octets));
      each.add(encoder.withoutPadding().encodeToString(octets));
    }
    all.addAll(each);
    each.forEach(text -> all.add(text.toLowerCase(Locale.ROOT)));
  }

  private static String latin(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}

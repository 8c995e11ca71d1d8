package io.jwtgate.config;

import java.util.regex.Pattern;

/**
 * What no setting's text can mean, whichever setting it is: it would deploy, match nothing, and
 * reject everybody without a word.
 */
final class TextRules {
  /** What properties files, shells, templates and documents leave behind. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("[$#]\\{|\\$\\(|\\{\\{|\\}\\}|^@.+@$|^%\\w+%$|^<[^<>]*>$");

  /** What looks like nothing or like a blank and is neither. Lists may have line ends. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs}&&[^ \\t\\r\\n]]");

  /** Quotes that a word processor makes. */
  private static final Pattern TYPOGRAPHIC_QUOTE = Pattern.compile("[\u2018-\u201f\u00ab\u00bb]");

  private TextRules() {}

  /**
   * @throws IllegalArgumentException if nothing can be meant by it
   */
  static void require(String text) {
    requireNone(INVISIBLE, text, "write it without control characters and invisible ones");
    requireNone(PLACEHOLDER, text, "write the value itself; a placeholder in it was not replaced");
    requireNone(TYPOGRAPHIC_QUOTE, text, "write it without typographic quotes");
    if (isQuoted(text, '\'') || isQuoted(text, '`')) {
      throw new IllegalArgumentException("write it without quotes around it");
    }
  }

  static void requireNone(Pattern unwanted, String text, String advice) {
    if (unwanted.matcher(text).find()) {
      throw new IllegalArgumentException(advice);
    }
  }

  static boolean isQuoted(String text, char quote) {
    return text.length() > 1 && text.charAt(0) == quote && text.endsWith(String.valueOf(quote));
  }
}

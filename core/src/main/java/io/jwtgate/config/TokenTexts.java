package io.jwtgate.config;

import java.util.regex.Pattern;

/**
 * Texts that are compared, character by character, with what stands in a token or in a request. One
 * that is spelled as a pattern, a list or a template would match nothing.
 */
final class TokenTexts {
  private static final Pattern QUOTE = Pattern.compile("[\"`]|^'|'$");
  private static final Pattern TEMPLATE = Pattern.compile("[{}<>]");
  private static final Pattern WILDCARD = Pattern.compile("\\*");
  private static final Pattern BRACKET = Pattern.compile("^\\[|\\]$");
  private static final Pattern FURTHER_SIGN = Pattern.compile("^[=:]");
  private static final Pattern LINE_END = Pattern.compile("[\\t\\r\\n]");
  private static final Pattern SEPARATOR = Pattern.compile("[;|]");
  private static final Pattern BLANK = Pattern.compile("\\s");
  private static final Pattern SEVERAL = Pattern.compile("[,;|\\s]|://.*://");
  private static final Pattern WELL_KNOWN = Pattern.compile("/\\.well-known/");
  private static final Pattern NO_SCOPE = Pattern.compile("[^!#-\\[\\]-~]|^\\*$");
  private static final Pattern NO_PATH = Pattern.compile("[\\s?#{}\"';|,]");
  private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]+(/[\\w!#$&^.+-]+)?");

  private static final String ONE_ISSUER =
      "write one issuer, without blanks; several have names in jwtgate.issuers";
  private static final String NO_WILDCARD = "write it in full; a wildcard matches nothing";
  private static final String COMMAS = "write commas where there are several, and no blanks";

  private TokenTexts() {}

  /** One {@code iss}, or the pattern of those of tenants. */
  static void issuer(String text) {
    if (IssuerPattern.isIn(text)) {
      issuer(IssuerPattern.parse(text).of("tenant"));
      return;
    }
    requireLiteral(text);
    TextRules.requireNone(SEVERAL, text, ONE_ISSUER);
    TextRules.requireNone(
        WELL_KNOWN, text, "write the iss of the tokens alone, without /.well-known/");
  }

  /** One of several {@code aud}. */
  static void audience(String text) {
    requireLiteral(text);
    TextRules.requireNone(BRACKET, text, "write it without brackets");
    TextRules.requireNone(SEPARATOR, text, COMMAS);
    TextRules.requireNone(BLANK, text, COMMAS);
  }

  /** One of several roles; a blank may well be part of its name. */
  static void role(String text) {
    requireLiteral(text);
    TextRules.requireNone(BRACKET, text, "write it without brackets");
    TextRules.requireNone(SEPARATOR, text, COMMAS);
  }

  /** One of several scopes (RFC 6749 section 3.3). */
  static void scope(String text) {
    TextRules.requireNone(QUOTE, text, "write it without quotes");
    TextRules.requireNone(SEPARATOR, text, COMMAS);
    TextRules.requireNone(
        NO_SCOPE, text, "write scopes in full, with commas where there are several");
  }

  /** One value that a claim must have. */
  static void claimValue(String text) {
    requireLiteral(text);
    TextRules.requireNone(SEPARATOR, text, "write the name again for another value: azp=a,azp=b");
    TextRules.requireNone(FURTHER_SIGN, text, "write names with values, such as azp=web");
  }

  /** A {@code typ}, with or without {@code application/}. */
  static void tokenType(String text) {
    if (!MEDIA_TYPE.matcher(text).matches()) {
      throw new IllegalArgumentException("write one media type, such as at+jwt");
    }
  }

  /** One of several paths of requests. */
  static void path(String text) {
    TextRules.requireNone(
        NO_PATH, text, "write paths as /health, /assets/* or *.css, with commas between them");
  }

  private static void requireLiteral(String text) {
    TextRules.requireNone(QUOTE, text, "write it without quotes");
    TextRules.requireNone(TEMPLATE, text, "write the value itself in place of the braces");
    TextRules.requireNone(WILDCARD, text, NO_WILDCARD);
    TextRules.requireNone(LINE_END, text, "write it on one line");
  }
}

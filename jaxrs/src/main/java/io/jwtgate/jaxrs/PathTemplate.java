package io.jwtgate.jaxrs;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The template of a {@code @Path} (Jakarta REST section 3.4), as far as telling two apart needs.
 */
record PathTemplate(String text) {

  /** Whether a decoded path is one of this template, slashes at its ends aside. */
  boolean matches(String path) {
    try {
      return Pattern.matches(regex(bare(text)), bare(path));
    } catch (PatternSyntaxException unknown) {
      return true;
    }
  }

  private static String bare(String path) {
    return path.replaceAll("^/+|/+$", "");
  }

  private static String regex(String template) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int end = template.charAt(at) == '{' ? endOfVariable(template, at) : endOfText(template, at);
      String part = template.substring(at, end);
      regex.append(part.startsWith("{") ? ofVariable(part) : Pattern.quote(part));
      at = end;
    }
    return regex.toString();
  }

  private static int endOfText(String template, int start) {
    int brace = template.indexOf('{', start);
    return brace < 0 ? template.length() : brace;
  }

  /** Braces within an expression come in pairs. */
  private static int endOfVariable(String template, int start) {
    int open = 0;
    for (int at = start; at < template.length(); at++) {
      open += template.charAt(at) == '{' ? 1 : template.charAt(at) == '}' ? -1 : 0;
      if (open == 0) {
        return at + 1;
      }
    }
    return template.length();
  }

  private static String ofVariable(String braced) {
    int colon = braced.indexOf(':');
    return colon < 0
        ? "[^/]+?"
        : "(?:" + braced.substring(colon + 1, braced.length() - 1).strip() + ')';
  }
}

package io.jwtgate.config;

import io.jwtgate.internal.log.LogText;
import java.util.regex.Pattern;

/**
 * What was written of a setting, as messages and the log repeat it: no secret of a URL is in it,
 * and nothing that may be the secret itself where the path of its file was asked for.
 */
final class ShownValue {
  private static final int LONGEST = 100;
  private static final int LONGEST_PATH = 1024;
  private static final String HIDDEN =
      "a text that is not shown, since it may be the secret itself";
  private static final Pattern PATH =
      Pattern.compile("(classpath:|[A-Za-z]:)?[\\w.~ /\\\\-]*([/\\\\][\\w.~ /\\\\-]*|\\.\\w{1,8})");
  private static final Pattern RANDOM =
      Pattern.compile(
          "(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])(?=[\\w-]*[0-9])[\\w-]{16,}|[0-9A-Fa-f]{32,}");

  private ShownValue() {}

  /** After a name that has said which setting it is. */
  static String of(String name, String value) {
    return isOfFile(name) && !isPath(value) ? HIDDEN : '"' + cut(safe(value)) + '"';
  }

  private static boolean isOfFile(String name) {
    return name.endsWith("-file") || name.endsWith("-files");
  }

  private static boolean isPath(String value) {
    for (String path : value.split(",", -1)) {
      if (path.length() > LONGEST_PATH
          || !PATH.matcher(path.strip()).matches()
          || RANDOM.matcher(path).find()) {
        return false;
      }
    }
    return true;
  }

  /** Without user information and query, printable and short. */
  static String safe(String value) {
    return LogText.of(withoutUserInfo(value).replaceAll("[?#].*", "?***"));
  }

  /**
   * All between the first scheme and the last "@" is hidden: one pass, however long the text is.
   */
  private static String withoutUserInfo(String value) {
    int end = value.lastIndexOf('@');
    if (end < 0) {
      return value;
    }
    int scheme = value.indexOf("//");
    String before = scheme >= 0 && scheme < end ? value.substring(0, scheme + 2) : "";
    return before + "***" + value.substring(end);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}

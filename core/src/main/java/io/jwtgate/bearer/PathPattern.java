package io.jwtgate.bearer;

import java.util.function.BooleanSupplier;

/**
 * A path in the servlet specification's three forms: {@code /health} exactly, {@code /assets/*}
 * with everything below, {@code *.css} by extension, for files. Matched in linear time.
 */
public final class PathPattern {
  private final String text;

  private PathPattern(String text) {
    this.text = text;
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if it is none of the three forms, matches everything, or never
   *     any
   */
  public static PathPattern parse(String text) {
    boolean prefix = text.startsWith("/") && text.indexOf('*') == text.length() - 1;
    boolean extension = text.matches("\\*\\.[^*/.]+");
    boolean exact = text.startsWith("/") && text.indexOf('*') < 0;
    boolean never = text.equals("/*") || isAmbiguous(text);
    if (never || !(exact || extension || (prefix && text.endsWith("/*")))) {
      throw new IllegalArgumentException("write a path as /health, /assets/* or *.css");
    }
    return new PathPattern(text);
  }

  /**
   * Whether a path is meant. One that could be read in two ways never is; nor is, by its extension,
   * one that ends in data of the client's choice, such as {@code /orders/4711.css}.
   */
  public boolean matches(String path, boolean isNamedByWholePath) {
    return matches(path, () -> isNamedByWholePath);
  }

  /** The same, where it costs something to know whether a path is a file's. */
  boolean matches(String path, BooleanSupplier isNamedByWholePath) {
    return fits(path)
        && !isAmbiguous(path)
        && (!text.startsWith("*") || isNamedByWholePath.getAsBoolean());
  }

  private boolean fits(String path) {
    if (text.startsWith("*")) {
      return path.endsWith(text.substring(1));
    }
    if (text.endsWith("/*")) {
      String below = text.substring(0, text.length() - 1);
      return path.startsWith(below) || path.equals(below.substring(0, below.length() - 1));
    }
    return path.equals(text);
  }

  /** What another layer may decode or fold once more, and so reach another resource. */
  private static boolean isAmbiguous(String path) {
    return path.contains("//")
        || (path + "/").contains("/./")
        || (path + "/").contains("/../")
        || path.indexOf('%') >= 0
        || path.indexOf(';') >= 0
        || path.indexOf('\\') >= 0
        || path.chars().anyMatch(Character::isISOControl);
  }

  @Override
  public String toString() {
    return text;
  }
}

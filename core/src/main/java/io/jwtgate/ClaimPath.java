package io.jwtgate;

import io.jwtgate.internal.jose.QuotedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a claim stands. {@code realm_access.roles} descends; a name that itself holds a dot is
 * quoted: {@code "https://x.example/roles"}, {@code resource_access."my.client".roles}. Neither
 * form can mean the other. So is one that holds a comma, a blank, a slash, a bracket or another
 * character of which other ways to write a path are made: {@code /roles}, {@code $.roles} and
 * {@code roles[*]} would match nothing. A quote or backslash within quotes is written with a
 * backslash before it.
 *
 * @param names the names from the outermost to the innermost, at least one, none empty
 */
public record ClaimPath(List<String> names) {

  public ClaimPath {
    names = List.copyOf(names);
    if (names.isEmpty() || names.contains("")) {
      throw new IllegalArgumentException("a claim path has at least one name, and none is empty");
    }
  }

  /** The path to one top-level claim, whatever characters its name has. */
  public static ClaimPath of(String name) {
    return new ClaimPath(List.of(name));
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if it is malformed, or a URL without quotes
   */
  public static ClaimPath parse(String text) {
    return new ClaimPath(new Parser(text).names());
  }

  /** Reads several paths, separated by commas outside of quotes. */
  public static List<ClaimPath> parseList(String text) {
    return QuotedText.split(text, ',').stream().map(String::strip).map(ClaimPath::parse).toList();
  }

  /**
   * Written out here: the JDK's own {@code equals} of records keeps the last class that it was made
   * for, and by that the class loader of an application that has ended.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof ClaimPath path && names.equals(path.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  /** What stands there; empty if there is nothing, or null. */
  public Optional<Object> in(Map<String, Object> claims) {
    Object value = claims;
    for (String name : names) {
      if (!(value instanceof Map<?, ?> object)) {
        return Optional.empty();
      }
      value = object.get(name);
    }
    return Optional.ofNullable(value);
  }

  /** Whether something stands there, even null. */
  boolean isIn(Map<String, Object> claims) {
    Object value = claims;
    for (String name : names) {
      if (!(value instanceof Map<?, ?> object) || !object.containsKey(name)) {
        return false;
      }
      value = object.get(name);
    }
    return true;
  }

  /** The written form, which {@link #parse} reads back. */
  @Override
  public String toString() {
    return names.stream().map(ClaimPath::written).collect(Collectors.joining("."));
  }

  private static String written(String name) {
    return Parser.isPlain(name)
        ? name
        : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private record Parser(String text) {
    /** Without what other ways to write a path, a list or a pattern are made of. */
    private static final Pattern PLAIN = Pattern.compile("[^.,\"'`\\\\\\s/*$|;()<>{}\\[\\]]++");

    List<String> names() {
      return QuotedText.split(text, '.').stream().map(Parser::name).toList();
    }

    private static String name(String part) {
      return QuotedText.unquoted(part).orElseGet(() -> plain(part));
    }

    private static String plain(String part) {
      if (!isPlain(part)) {
        throw new IllegalArgumentException(
            "write names with dots between them; one with a dot, comma, space, slash, bracket or * has"
                + " quotes around it");
      }
      return part;
    }

    static boolean isPlain(String name) {
      return PLAIN.matcher(name).matches();
    }
  }
}

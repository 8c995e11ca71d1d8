package io.jwtgate.web;

import java.util.List;

/**
 * Header fields that a response must have, whatever the application sets besides. The adapters see
 * to it at every change of them. Implementations are immutable and thread-safe.
 */
public interface RequiredHeaders {

  /** The names of the fields; none where nothing is required. */
  List<String> names();

  /**
   * The one value that a field must have.
   *
   * @param name one of {@link #names}, in any case
   * @param fields the application's own field lines
   */
  String value(String name, List<String> fields);

  /** Whether a field is one of them; the name in any case. */
  default boolean areAbout(String name) {
    for (String required : names()) {
      if (required.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }
}

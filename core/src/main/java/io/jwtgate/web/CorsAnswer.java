package io.jwtgate.web;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an answer must say to scripts of other origins, whatever else it says. An application's own
 * value does not stand beside it, since browsers reject a field with two values.
 *
 * @param preflight the status of the whole answer, where the request only asks what is allowed;
 *     such a request goes no further
 * @param fields the header fields to set, by name; unmodifiable
 */
public record CorsAnswer(Optional<Integer> preflight, Map<String, String> fields)
    implements RequiredHeaders {
  static final String VARY = "Vary";

  /** Nothing: there is no rule. */
  public static final CorsAnswer NONE = new CorsAnswer(Optional.empty(), Map.of());

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  public CorsAnswer {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(fields);
    fields = Collections.unmodifiableMap(anyCase);
  }

  @Override
  public List<String> names() {
    return List.copyOf(fields.keySet());
  }

  @Override
  public String value(String name, List<String> others) {
    String value = fields.get(name);
    return name.equalsIgnoreCase(VARY) ? merged(value, others) : value;
  }

  private static String merged(String own, List<String> others) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Stream.concat(Stream.of(own), others.stream())
        .flatMap(line -> COMMA.splitAsStream(line.strip()))
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    return names.contains("*") ? "*" : String.join(", ", names);
  }
}

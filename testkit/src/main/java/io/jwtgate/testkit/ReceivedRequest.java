package io.jwtgate.testkit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as {@link JwksServer} got it. Immutable.
 *
 * @param method such as {@code GET}
 * @param path without the query
 * @param headers by name, without regard to case
 */
public record ReceivedRequest(String method, String path, Map<String, List<String>> headers) {
  public ReceivedRequest {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /** The header's first value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
  }
}

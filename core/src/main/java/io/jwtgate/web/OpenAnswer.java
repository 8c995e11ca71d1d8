package io.jwtgate.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What an {@link OpenEndpoint} answers. Immutable.
 *
 * @param status the HTTP status
 * @param headers the header fields, by name; the media type is one of them
 * @param text the content; empty for none
 */
public record OpenAnswer(int status, Map<String, String> headers, String text) {
  /** The name of the header that names the media type, which adapters may have to set apart. */
  public static final String TYPE = "Content-Type";

  public OpenAnswer {
    headers = Map.copyOf(headers);
  }

  /** The content as octets. */
  public byte[] body() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

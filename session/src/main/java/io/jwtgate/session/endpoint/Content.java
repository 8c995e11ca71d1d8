package io.jwtgate.session.endpoint;

import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.jose.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parameters in a request's content: a form or a JSON object of strings, each name once. */
record Content(Map<String, Object> parameters) {
  private static final int MAX_OCTETS = 16 * 1024;
  private static final StrictJson JSON = new StrictJson(JsonLimits.DEFAULT);
  private static final Content NONE = new Content(Map.of());

  /**
   * @throws EndpointRejectedException if it is too large, of another type or malformed
   */
  static Content of(EndpointRequest request) {
    byte[] octets = read(request);
    if (octets.length == 0) {
      return NONE;
    }
    try {
      return switch (mediaType(request.header("Content-Type"))) {
        case "application/json" -> new Content(JSON.object(octets).members());
        case "application/x-www-form-urlencoded" -> new Content(FormText.parameters(octets));
        default -> throw new EndpointRejectedException(EndpointResponses.wrongType());
      };
    } catch (JsonRejectedException notReadable) {
      throw malformed();
    }
  }

  private static byte[] read(EndpointRequest request) {
    try (InputStream body = request.body()) {
      byte[] octets = body.readNBytes(MAX_OCTETS + 1);
      if (octets.length > MAX_OCTETS) {
        throw new EndpointRejectedException(EndpointResponses.tooLarge());
      }
      return octets;
    } catch (IOException cutOff) {
      throw malformed();
    }
  }

  private static String mediaType(List<String> fields) {
    String field = fields.size() == 1 ? fields.get(0).toLowerCase(Locale.ROOT) : "";
    String[] parts = field.split(";", -1);
    boolean inUtf8 =
        Arrays.stream(parts)
            .skip(1)
            .map(parameter -> parameter.replace("\"", "").strip())
            .filter(parameter -> parameter.startsWith("charset="))
            .allMatch("charset=utf-8"::equals);
    return inUtf8 ? parts[0].strip() : "";
  }

  /**
   * A parameter; one that is empty is taken for left out (RFC 6749 section 3.2).
   *
   * @throws EndpointRejectedException if it is no string, or holds what nobody can type into a
   *     field
   */
  Optional<String> optional(String name) {
    Object value = parameters.getOrDefault(name, "");
    if (value instanceof String text && text.chars().noneMatch(Character::isISOControl)) {
      return Optional.of(text).filter(written -> !written.isEmpty());
    }
    throw malformed();
  }

  /**
   * A parameter that is {@code true} or {@code false}; empty if it is left out.
   *
   * @throws EndpointRejectedException if it is something else
   */
  Optional<Boolean> flag(String name) {
    Object value = parameters.getOrDefault(name, "");
    return switch (String.valueOf(value)) {
      case "" -> Optional.empty();
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> throw malformed();
    };
  }

  /**
   * @throws EndpointRejectedException if it is left out or no string
   */
  String required(String name) {
    return optional(name)
        .orElseThrow(() -> new EndpointRejectedException(EndpointResponses.missing(name)));
  }

  private static EndpointRejectedException malformed() {
    return new EndpointRejectedException(EndpointResponses.malformed());
  }

  /** Without the values, which may be passwords. */
  @Override
  public String toString() {
    return "Content[]";
  }
}

package io.jwtgate.microprofile;

import io.jwtgate.bearer.Caller;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;

/** The claims of a caller's token, in the types that MicroProfile gives to registered ones. */
record TokenClaims(Caller caller) {
  static final String RAW_TOKEN = Claims.raw_token.name();

  /** As the verified token has it, but a list where it may be one; null if it is not there. */
  Object plain(String name) {
    if (name.equals(RAW_TOKEN)) {
      return caller.bearer().orElse(null);
    }
    Object claim = caller.token().claims().asMap().get(name);
    return claim instanceof String && type(name) == Set.class ? List.of(claim) : claim;
  }

  /** In the type of {@link Claims}; of another name, a text or a JSON value. */
  Object natural(String name) {
    Object plain = plain(name);
    if (plain == null) {
      return null;
    }
    return switch (type(name).getSimpleName()) {
      case "String" -> plain instanceof String ? plain : null;
      case "Set" -> strings(name);
      case "Long" -> plain instanceof Number number ? (Object) number.longValue() : null;
      case "Boolean" -> plain instanceof Boolean ? plain : null;
      case "JsonObject" -> JsonForm.of(plain) instanceof JsonObject object ? object : null;
      default -> JsonForm.of(plain) instanceof JsonString ? plain : JsonForm.of(plain);
    };
  }

  private Set<String> strings(String name) {
    return new LinkedHashSet<>(caller.token().claims().strings(name));
  }

  private static Class<?> type(String name) {
    try {
      return Claims.valueOf(name).getType();
    } catch (IllegalArgumentException custom) {
      return Object.class;
    }
  }
}

package io.jwtgate.microprofile;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** A claim as a value of Jakarta JSON Processing. */
final class JsonForm {
  private JsonForm() {}

  /** Of what a verified token holds: texts, numbers, flags, lists, maps and null. */
  static JsonValue of(Object claim) {
    if (claim == null) {
      return JsonValue.NULL;
    }
    if (claim instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (claim instanceof Number number) {
      return number(number);
    }
    if (claim instanceof Collection<?> list) {
      JsonArrayBuilder array = Json.createArrayBuilder();
      list.forEach(each -> array.add(of(each)));
      return array.build();
    }
    return claim instanceof Map<?, ?> map ? object(map) : Json.createValue(claim.toString());
  }

  private static JsonValue number(Number number) {
    return number instanceof Long whole
        ? Json.createValue(whole)
        : Json.createValue(new BigDecimal(number.toString()));
  }

  private static JsonValue object(Map<?, ?> map) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    map.forEach((name, value) -> object.add(name.toString(), of(value)));
    return object.build();
  }
}

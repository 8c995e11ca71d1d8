package io.jwtgate.interop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Claims of any name, form and size, as far as a token may have them. */
final class RandomClaims {
  private static final int MOST_CHARACTERS = 200;
  private static final int DEEPEST = 4;

  private final RandomGenerator random;

  RandomClaims(RandomGenerator random) {
    this.random = random;
  }

  /** 0 to 11 claims beside those that have a meaning. */
  Map<String, Object> claims() {
    return object(0);
  }

  /** 1 to 200 characters of any script, of the controls and beyond the first plane. */
  String text() {
    int length = 1 + random.nextInt(MOST_CHARACTERS / 2);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(character());
    }
    return text.toString();
  }

  /** Text without controls, as a {@code kid} and a {@code sub} must be. */
  String printable() {
    return "k"
        + text()
            .codePoints()
            .filter(RandomClaims::isPrintable)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private int character() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(0x80);
      case 1 -> 0x80 + random.nextInt(0xd800 - 0x80);
      case 2 -> 0x10000 + random.nextInt(0x10000);
      default -> 'a' + random.nextInt(26);
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    int count = random.nextInt(12 >> depth);
    for (int i = 0; i < count; i++) {
      members.put("x-" + text(), value(depth + 1));
    }
    return members;
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth < DEEPEST ? 6 : 4)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextBoolean();
      case 2 -> "";
      case 3 -> text();
      case 4 -> array(depth + 1);
      default -> object(depth);
    };
  }

  private List<Object> array(int depth) {
    List<Object> elements = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      elements.add(value(depth));
    }
    return elements;
  }
}

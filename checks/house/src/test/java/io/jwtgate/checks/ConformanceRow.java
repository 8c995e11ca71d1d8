package io.jwtgate.checks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the conformance page.
 *
 * @param id the row, such as {@code FMT-05}
 * @param level M must hold, S holds by default, F once its feature exists
 * @param state {@code holds}, {@code not built} or {@code refused}
 * @param note the tests that show it, or the reason why it does not hold
 */
record ConformanceRow(String id, String level, String state, String note) {
  static final String HOLDS = "holds";
  private static final Pattern LINE =
      Pattern.compile("\\| ([A-Z]{2,6}-\\d{2}) \\| ([MSF]) \\| ([a-z ]+?) \\| ?(.*?) ?\\|");

  static Optional<ConformanceRow> parse(String line) {
    Matcher row = LINE.matcher(line);
    return row.matches()
        ? Optional.of(new ConformanceRow(row.group(1), row.group(2), row.group(3), row.group(4)))
        : Optional.empty();
  }

  /** The row as the tests show it; one without a test keeps its reason, and holds no more. */
  ConformanceRow asTested(List<String> facts) {
    if (facts.isEmpty()) {
      return state.equals(HOLDS) ? new ConformanceRow(id, level, "not built", "") : this;
    }
    return new ConformanceRow(id, level, HOLDS, escaped(String.join("<br>", facts)));
  }

  /** Whether a row that should hold says nothing about why it does not. */
  boolean lacksReason() {
    return !state.equals(HOLDS) && !level.equals("F") && note.isBlank();
  }

  String group() {
    return id.substring(0, id.indexOf('-'));
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("\\\"", "\"");
  }

  @Override
  public String toString() {
    return "| %s | %s | %s | %s |".formatted(id, level, state, note);
  }
}

package io.jwtgate.benchmarks.report;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/** A table in Markdown, row by row. Not thread-safe. */
final class Table {
  private static final String NONE = "–";

  private final StringBuilder text = new StringBuilder();

  Table(String... heads) {
    row(heads);
    row(Collections.nCopies(heads.length, "---").toArray(String[]::new));
  }

  Table row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    return this;
  }

  static String time(Optional<Measured> measured) {
    return measured.map(Measured::nanos).map(Table::micros).orElse(NONE);
  }

  private static String micros(double nanos) {
    return number(nanos / 1_000) + " µs";
  }

  static String bytes(Optional<Measured> measured) {
    return measured.map(one -> String.format(Locale.ROOT, "%,.0f B", one.bytes())).orElse(NONE);
  }

  static String ratio(Optional<Measured> one, Optional<Measured> other) {
    return one.flatMap(a -> other.map(b -> ratio(a.nanos() / b.nanos()))).orElse(NONE);
  }

  static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  /** Three digits at the least. */
  static String number(double value) {
    int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

package io.jwtgate.session.store.jdbc;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints the statements that make the tables, for a database administrator: {@code java -cp
 * jwtgate-core.jar io.jwtgate.session.store.jdbc.TablesCommand mariadb}.
 */
public final class TablesCommand {
  private TablesCommand() {}

  /** Takes the name of one database, and prints its statements on the standard output. */
  public static void main(String[] arguments) {
    print(arguments.length == 1 ? arguments[0] : "", System.out);
  }

  static void print(String name, PrintStream out) {
    Optional<Dialect> dialect =
        Arrays.stream(Dialect.values())
            .filter(known -> known.name().replace("_", "-").equalsIgnoreCase(name))
            .findAny();
    if (dialect.isEmpty()) {
      out.println("Name one of " + names());
      return;
    }
    Tables.statements(dialect.get()).forEach(statement -> out.println(statement + ";"));
  }

  private static String names() {
    String names = Arrays.toString(Dialect.values()).toLowerCase(Locale.ROOT);
    return names.substring(1, names.length() - 1).replace("_", "-");
  }
}

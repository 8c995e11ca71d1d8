package io.jwtgate.examples.quickstart;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What was asked for at start.
 *
 * @param port the port that must be taken; empty for the first free one from {@link #FIRST_PORT} on
 */
record Options(OptionalInt port) {
  static final int FIRST_PORT = 8080;
  private static final String USAGE = "usage: java -jar quickstart.jar [--port 8080]";

  /** {@code --port 9000} wins over the environment's {@code PORT}. */
  static Options of(List<String> arguments, Map<String, String> environment) {
    if (arguments.size() == 2 && arguments.get(0).equals("--port")) {
      return new Options(OptionalInt.of(port(arguments.get(1))));
    }
    if (!arguments.isEmpty()) {
      throw new IllegalArgumentException(USAGE);
    }
    String port = environment.get("PORT");
    return new Options(port == null ? OptionalInt.empty() : OptionalInt.of(port(port)));
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw new IllegalArgumentException("Not a port: write a number up to 65535. " + USAGE);
    }
    return Integer.parseInt(text);
  }
}

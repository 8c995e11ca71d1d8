package io.jwtgate.benchmarks.http;

import java.io.IOException;
import java.util.List;

/** Puts processes on cores, where there are two and the command {@code taskset}. */
final class Pinning {
  private static final boolean IS_POSSIBLE =
      Runtime.getRuntime().availableProcessors() > 1 && run("taskset", "--version");

  private Pinning() {}

  /** What to write before a command. */
  static List<String> toCore(int core) {
    return IS_POSSIBLE ? List.of("taskset", "-c", Integer.toString(core)) : List.of();
  }

  /** Moves this process off the servers' core. */
  static void leaveCoreOfServers() {
    if (IS_POSSIBLE) {
      String others = "1-" + (Runtime.getRuntime().availableProcessors() - 1);
      run("taskset", "-acp", others, Long.toString(ProcessHandle.current().pid()));
    }
  }

  static String text() {
    return IS_POSSIBLE ? "each server pinned to one core" : "servers not pinned to a core";
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

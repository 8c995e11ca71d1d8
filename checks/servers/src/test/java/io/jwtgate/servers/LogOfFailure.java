package io.jwtgate.servers;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Shows the end of a server's logs once, if anything has failed there. */
final class LogOfFailure implements TestWatcher, AfterAllCallback {
  private final Supplier<RunningServer> server;
  private boolean failed;

  LogOfFailure(Supplier<RunningServer> server) {
    this.server = server;
  }

  @Override
  public void testFailed(ExtensionContext test, Throwable cause) {
    failed = true;
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    boolean atStart = tests.getExecutionException().isPresent();
    if ((failed || atStart) && server.get() != null) {
      System.out.println(tests.getDisplayName() + "\n" + server.get().endOfLogs());
    }
  }
}

package io.jwtgate.session;

import io.jwtgate.session.store.OpenedPlace;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.SharedPlace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A node in a process of its own, so that it can be killed. It refreshes and revokes without a
 * pause, and tells each refresh token that it was given.
 */
final class NodeProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader told;

  private NodeProcess(Process process) {
    this.process = process;
    this.told = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** Starts one that begins with this token. */
  static NodeProcess on(Class<? extends OpenedPlace> place, String address, String token)
      throws IOException {
    return new NodeProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NodeProcess.class.getName(),
                place.getName(),
                address,
                token)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Ends it without a warning (SIGKILL) after so many refreshes, and gives the last it told. */
  String killedAfter(int refreshes) throws IOException {
    String last = "";
    for (int i = 0; i < refreshes; i++) {
      last = told.readLine();
    }
    // By its handle: the process itself would throw away what it has told.
    process.toHandle().destroyForcibly();
    process.onExit().join();
    for (String next = told.readLine(); next != null; next = told.readLine()) {
      last = next.length() == last.length() ? next : last;
    }
    return last;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The node. */
  public static void main(String[] arguments) throws Exception {
    Clock clock = Clock.systemUTC();
    OpenedPlace opened =
        Class.forName(arguments[0])
            .asSubclass(OpenedPlace.class)
            .getDeclaredConstructor()
            .newInstance();
    try (SharedPlace place = opened.open(arguments[1], clock);
        TestNode node = TestNode.on(place, clock)) {
      String token = arguments[2];
      while (true) {
        token = node.sessions.refresh(token).refreshToken();
        System.out.println(token);
        node.revocations.revoke(revocation(token));
      }
    }
  }

  private static Revocation revocation(String id) {
    return Revocation.ofToken(
        "https://login.example", id, Instant.now().plus(Duration.ofMinutes(1)));
  }
}

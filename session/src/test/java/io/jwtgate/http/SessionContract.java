package io.jwtgate.http;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What every adapter is held to, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SessionContract {
  protected static final String FORM = "application/x-www-form-urlencoded";
  protected static final String JSON = "application/json";

  protected final SessionSetup setup = new SessionSetup();
  private Running running;
  protected URI server;

  /** Starts the application that {@link SessionSetup} describes. */
  protected abstract Running start(SessionSetup setup);

  @BeforeAll
  final void start() {
    running = start(setup);
    server = running.at("/");
  }

  @AfterAll
  final void stop() {
    running.close();
  }

  protected Call post(String path) {
    return Call.get(server, path).method("POST");
  }

  protected Call get(String path) {
    return Call.get(server, path);
  }

  /** The value of a string member of a flat JSON object. */
  protected static String member(Answer answer, String name) {
    String quoted = "\"" + name + "\":\"";
    int start = answer.body().indexOf(quoted);
    if (start < 0) {
      throw new AssertionError("no " + name + " in " + answer);
    }
    int from = start + quoted.length();
    return answer.body().substring(from, answer.body().indexOf('"', from));
  }
}

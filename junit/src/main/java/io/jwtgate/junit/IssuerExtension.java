package io.jwtgate.junit;

import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An issuer over HTTP on a free port of 127.0.0.1, which a test class registers. It runs from its
 * making on: until the class ends where the field is static, else until the test ends. After each
 * test it answers again. Thread-safe.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final IssuerExtension ISSUER = IssuerExtension.of("orders");
 * }</pre>
 */
public final class IssuerExtension
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final String ALGORITHM = "RS256";

  private final JwksServer server;
  private final String audience;
  private final AtomicInteger classes = new AtomicInteger();
  private int rotations;
  private TestKey previous;
  private TestKey key = TestKey.shared(ALGORITHM);
  private boolean stopped;

  private IssuerExtension(String audience) {
    this.audience = audience;
    this.server = JwksServer.start(key);
  }

  /** Starts an issuer whose tokens are for this audience. */
  public static IssuerExtension of(String audience) {
    return new IssuerExtension(audience);
  }

  /** What an application needs that trusts it: {@code jwtgate.issuer}, {@code jwtgate.audience}. */
  public Map<String, String> settings() {
    return Map.of("jwtgate.issuer", issuer(), "jwtgate.audience", audience);
  }

  /** The {@code iss} of its tokens. */
  public String issuer() {
    return server.issuer();
  }

  /** A valid token by the key of now, to be changed by a test. */
  public synchronized TokenDraft token() {
    return TokenMint.of(issuer(), audience, key).token();
  }

  /** Takes a new key, and publishes the one before for tokens that are under way. */
  public synchronized void rotate() {
    rotations++;
    previous = key;
    key = TestKey.shared(ALGORITHM, "rotation " + rotations);
    server.publish(key, previous);
  }

  /** Publishes the key of now alone: tokens by the one before are valid no longer. */
  public synchronized void withdraw() {
    previous = null;
    server.publish(key);
  }

  /** Answers 503 to everybody until {@link #restore}. */
  public void fail() {
    for (String path : paths()) {
      server.on(path, Reply.status(503));
    }
  }

  private String[] paths() {
    return new String[] {
      server.root().jwksPath(), server.root().openIdPath(), server.root().oauthPath()
    };
  }

  /** Is not there until {@link #restore}: nobody listens on its port. */
  public synchronized void stop() {
    server.stop();
    stopped = true;
  }

  /** Answers as it did. */
  public synchronized void restore() {
    if (stopped) {
      server.restart();
      stopped = false;
    }
    server.root().describe("issuer", issuer());
    if (previous == null) {
      server.publish(key);
    } else {
      server.publish(key, previous);
    }
  }

  /** The server, for every other failure. */
  public JwksServer server() {
    return server;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    classes.incrementAndGet();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (classes.get() == 0) {
      server.close();
    } else {
      restore();
    }
  }

  /** Nested classes end before the class that has them. */
  @Override
  public void afterAll(ExtensionContext context) {
    if (classes.decrementAndGet() == 0) {
      server.close();
    }
  }
}

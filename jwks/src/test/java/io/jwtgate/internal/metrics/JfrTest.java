package io.jwtgate.internal.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.TokenVerifier;
import io.jwtgate.jwks.RemoteKeySource;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a recording, and that nothing does unless it is asked for. */
class JfrTest {
  private static final TestKey KEY = TestKey.shared("RS256");
  private static final String VERIFICATION = "io.jwtgate.Verification";
  private static final String KEY_FETCH = "io.jwtgate.KeyFetch";

  @TempDir Path folder;

  private static void verifyGoodAndBad() {
    TokenVerifier verifier = TokenVerifier.trusting(OneIssuer.trust(KEY).name("shop").build());
    String token = TokenMint.of(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY).token().compact();
    verifier.verify(token);
    verifier.verify(token);
    assertThrows(RuntimeException.class, () -> verifier.verify("evil"));
  }

  private static void fetchKeys(Reply reply) {
    try (JwksServer server = JwksServer.start()) {
      server.on(server.root().jwksPath(), reply);
      RemoteKeySource.at(server.jwksUri().toString()).name("shop").required().build().close();
    } catch (IllegalArgumentException noKeys) {
      // A failed fetch is recorded as well.
    }
  }

  private List<RecordedEvent> events(Recording recording, String name) throws IOException {
    Path file = folder.resolve("recording.jfr");
    recording.dump(file);
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    Files.delete(file);
    return events.stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
        .toList();
  }

  @Test
  void verificationsAreRecordedWhenAskedFor() throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable(VERIFICATION).withoutThreshold();
      recording.start();
      verifyGoodAndBad();
      recording.stop();
      List<RecordedEvent> events = events(recording, VERIFICATION);
      assertEquals(2, events.size(), "a hit in the cache is none");
      assertEquals("shop", events.get(0).getString("issuer"));
      assertEquals("accepted", events.get(0).getString("outcome"));
      assertTrue(events.get(0).getDuration().toNanos() > 0);
      assertEquals("none", events.get(1).getString("issuer"));
      assertEquals("malformed", events.get(1).getString("outcome"));
    }
  }

  @Test
  void keyFetchesAreRecordedWhenAskedFor() throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable(KEY_FETCH).withoutThreshold();
      recording.start();
      fetchKeys(Reply.jwks(KEY));
      fetchKeys(Reply.status(500));
      recording.stop();
      List<RecordedEvent> events = events(recording, KEY_FETCH);
      assertEquals(
          List.of("fetched", "STATUS"),
          events.stream().map(event -> event.getString("outcome")).toList());
      assertEquals("shop", events.get(0).getString("issuer"));
    }
  }

  @Test
  void nothingIsRecordedUnasked() throws IOException {
    try (Recording recording = new Recording()) {
      recording.start();
      verifyGoodAndBad();
      fetchKeys(Reply.jwks(KEY));
      recording.stop();
      assertEquals(List.of(), events(recording, VERIFICATION));
      assertEquals(List.of(), events(recording, KEY_FETCH));
    }
  }
}

package io.jwtgate.session.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RecordedLog;
import io.jwtgate.http.BreakableStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the log has of a store's faults. */
class ReportedStoreTest {
  private final BreakableStore breakable = new BreakableStore();
  private final SessionStore store =
      ReportedStore.over(breakable, "jwtgate.session-store redis://cache /shop");

  @Test
  @DisplayName("SESS-07: a flood of faults is one line, with setting, application and cause")
  void aFloodIsOneLine() {
    try (RecordedLog log = RecordedLog.ofThisThread()) {
      assertEquals(Optional.empty(), store.find("id"));
      assertEquals(List.of(), log.lines());
      breakable.whileDown(
          () -> {
            for (int i = 0; i < 100; i++) {
              assertThrows(StoreUnavailableException.class, () -> store.find("id"));
            }
          });
      assertEquals(1, log.lines().size());
      String line = log.lines().get(0);
      assertTrue(line.contains("jwtgate.session-store redis://cache /shop: "));
      assertTrue(line.contains(StoreUnavailableException.class.getName()));
    }
  }
}

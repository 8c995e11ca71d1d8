package io.jwtgate.servers;

import static io.jwtgate.servers.Row.nobody;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class WildFlyIT extends ServerContract {
  @Override
  Product product() {
    return WildFly.standard();
  }

  @Override
  boolean hasJaxRs() {
    return true;
  }

  @Test
  void json_isWrittenAsWithoutTheLibrary() {
    Request order = Request.get("/bare/api/json");
    String without = Answer.to(order, server()).body();
    assertEquals("{\"day\":\"2026-01-02\",\"id\":7,\"note\":\"gift\"}", without);
    nobody("/plain/api/json", 200, without).check(server(), "");
  }
}

package io.jwtgate.servers;

import static io.jwtgate.servers.Row.nobody;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds on servers that have JAX-RS, JSON and enterprise beans. */
abstract class FullServerContract extends ServerContract {

  @Override
  boolean hasJaxRs() {
    return true;
  }

  @Override
  List<String> applications() {
    return List.of("plain");
  }

  @Override
  List<War> wars() {
    List<War> wars = new ArrayList<>(super.wars());
    wars.add(Shop.bare("bare"));
    return wars;
  }

  @Test
  void json_isWrittenAsWithoutTheLibrary() {
    server().awaitReady("/bare/api/json");
    String without = Answer.to(Request.get("/bare/api/json"), server()).body();
    assertEquals("{\"day\":\"2026-01-02\",\"id\":7,\"named\":\"x\",\"note\":\"gift\"}", without);
    nobody("/plain/api/json", 200, without).check(server(), "");
  }
}

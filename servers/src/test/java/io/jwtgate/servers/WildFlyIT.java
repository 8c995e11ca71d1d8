package io.jwtgate.servers;

import static io.jwtgate.servers.Row.nobody;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  static List<Row> beans() {
    return Row.beans();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("beans")
  void enterpriseBean_knowsTheCallerOfTheFilter(Row row) {
    row.check(server(), "/plain");
  }

  @Test
  void containerLogin_withoutTheServersSettingIsRefusedWithTheCure() {
    server().deploy(Shop.containerLogin("login"));
    server().awaitLog("write-attribute(name=integrated-jaspi,value=false)");
  }
}

package io.jwtgate.servers;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds on WildFly as it is shipped, besides. */
abstract class WildFlyContract extends FullServerContract {

  @Override
  List<String> applications() {
    return List.of("plain", "jersey");
  }

  private List<Row> beans() {
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

package io.jwtgate.servers;

import static io.jwtgate.servers.Row.admin;
import static io.jwtgate.servers.Row.nobody;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds on WildFly as it is shipped, besides. */
abstract class WildFlyContract extends FullServerContract {
  private static final String CURE =
      "jwtgate.container-login: WildFly looks callers up in its own realm; write"
          + " /subsystem=undertow/application-security-domain=other"
          + ":write-attribute(name=integrated-jaspi,value=false)";

  @Override
  List<String> applications() {
    return List.of("plain", "jersey");
  }

  @Override
  List<War> wars() {
    List<War> wars = new ArrayList<>(super.wars());
    wars.add(Shop.containerLogin("early"));
    return wars;
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
    server().awaitLog("ConfigurationException: " + CURE);
  }

  @Test
  void containerLogin_atTheServersStartWithoutItsSettingIsClosedWithTheCure() {
    server().awaitLog("] (Controller Boot Thread) " + CURE);
    nobody("/early/public/who", 503).check(server(), "");
    admin("/early/who", 503, null).check(server(), "");
  }
}

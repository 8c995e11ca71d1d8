package io.jwtgate.servers;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PayaraLoginIT extends ContainerLoginContract {
  @Override
  Product product() {
    return new Payara();
  }

  /** Also without the descriptor that has its own check step aside. */
  @Override
  List<War> wars() {
    List<War> wars = new ArrayList<>(super.wars());
    wars.add(Shop.containerLogin("checked").without(path -> path.equals("WEB-INF/payara-web.xml")));
    wars.add(
        wars.get(wars.size() - 1).named("alone").without(path -> path.contains("jwtgate-jaxrs")));
    return wars;
  }

  @Override
  List<String> signsOfLife() {
    List<String> paths = new ArrayList<>(super.signsOfLife());
    paths.add("/checked/public/who");
    paths.add("/alone/public/who");
    return paths;
  }

  private List<Row> resources() {
    return Row.resources();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("resources")
  @DisplayName("EDGE-22: annotations hold with the server's own check as well")
  void annotations_holdWithTheServersOwnCheck(Row row) {
    row.check(server(), "/checked");
  }

  @Test
  @DisplayName("EDGE-22: @PermitAll is open, also where the server's own check is the only one")
  void permitAll_isOpenWithoutTheFeature() {
    Row.nobody("/api/permitted", 200, "nobody").check(server(), "/alone");
    Row.nobody("/api/admin", 401).check(server(), "/alone");
    Row.clerk("/api/admin", 403, null).check(server(), "/alone");
    Row.admin("/api/admin", 200, Row.ADMIN).check(server(), "/alone");
  }
}

package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RecordedLog;
import io.jwtgate.http.TestIssuer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first line that an operator reads: what is guarded, what is open, where keys come from. */
class StartSummaryTest {

  @Test
  @DisplayName("one line at start tells what is guarded, what is open and where keys come from")
  void oneLineTellsIt() {
    try (RecordedLog log = RecordedLog.ofThisThread()) {
      List<SettingSource> sources =
          List.of(SettingSource.of("web.xml", TestIssuer.settings(Map.of())));
      new GateSettings(sources, getClass().getClassLoader()).gate("/shop").close();

      List<String> told =
          log.lines().stream().filter(it -> it.contains("application /shop")).toList();
      assertEquals(1, told.size());
      String start =
          "application /shop guards every path; open: nothing (jwtgate.public-paths); trusts"
              + " https://issuer.example (jwtgate.issuer) for orders (jwtgate.audience), keys from"
              + " ";
      assertTrue(told.get(0).contains(start), told.get(0));
      assertTrue(told.get(0).contains(".pem (jwtgate.key-file); it guards with "), told.get(0));
    }
  }

  @Test
  @DisplayName("what is open is named with its setting")
  void whatIsOpenIsNamed() {
    String told =
        summary(
            Map.of(
                "jwtgate.issuer", "https://a.example",
                "jwtgate.audience", "orders",
                "jwtgate.access", "optional",
                "jwtgate.guarded-paths", "/api/*",
                "jwtgate.public-paths", "/api/health"));

    assertEquals(
        "application /shop guards /api/* (jwtgate.guarded-paths) alone; open: /api/health"
            + " (jwtgate.public-paths), and all paths that are not guarded, and every path without"
            + " a token (jwtgate.access); trusts https://a.example (jwtgate.issuer) for orders"
            + " (jwtgate.audience), keys from where the issuer's metadata say",
        told);
  }

  @Test
  @DisplayName("each of several issuers is named, and what every request needs")
  void eachIssuerIsNamed() {
    String told =
        summary(
            Map.of(
                "jwtgate.issuers", "staff,partner",
                "jwtgate.roles", "clerk",
                "jwtgate.scopes", "orders",
                "jwtgate.audience", "orders",
                "jwtgate.staff.issuer", "https://staff.example",
                "jwtgate.partner.issuer", "https://partner.example",
                "jwtgate.partner.jwks-uri", "https://user:pw@partner.example/keys?code=x"));

    assertTrue(
        told.contains(
            ", asks for one of the roles clerk (jwtgate.roles) and all of the scopes orders"
                + " (jwtgate.scopes); "),
        told);
    assertTrue(told.contains("trusts https://staff.example (jwtgate.staff.issuer)"), told);
    assertTrue(
        told.endsWith("keys from https://***@partner.example/keys?*** (jwtgate.partner.jwks-uri)"),
        told);
  }

  private static String summary(Map<String, String> settings) {
    List<SettingSource> sources = List.of(SettingSource.of("web.xml", settings));
    ClassLoader loader = StartSummaryTest.class.getClassLoader();
    return new StartSummary(new Settings(sources), "/shop", loader).text();
  }
}

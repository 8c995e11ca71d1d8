package io.jwtgate.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Realm;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The quickstart as it is started: in a process of its own, with what it prints. */
class StartTest {

  @Test
  void thePrintedLinesWorkWhenPasted() throws Exception {
    assumeTrue(Shell.has("curl"), "SKIPPED: there is no curl on this machine");
    try (RunningJar jar = RunningJar.start(Map.of(), "--port", "0")) {
      List<String> lines = jar.printedLines("curl ");
      assertEquals(2, lines.size());
      assertEquals("Hello alice, you are no admin.", Shell.run(lines.get(0)).strip());
      String refused = Shell.run(lines.get(1));
      assertTrue(refused.startsWith("HTTP/1.1 401 Unauthorized"), refused);
      assertTrue(refused.contains("WWW-Authenticate: Bearer realm=\"jwtgate\""), refused);
    }
  }

  @Test
  void aTakenPortThatWasAskedForIsSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      RunningJar.Ended ended = RunningJar.failing(Map.of(), "--port", port);
      assertEquals(1, ended.status());
      assertTrue(ended.output().startsWith("Port " + port + " is taken."), ended.output());
    }
  }

  @Test
  void anotherIdentityProviderNeedsThreeSettings() throws Exception {
    TestKey key = TestKey.shared("RS256");
    try (JwksServer provider = JwksServer.start()) {
      Realm realm = provider.realm("/realms/demo");
      realm.publish(key);
      Map<String, String> settings =
          Map.of(
              "JWTGATE_ISSUER", realm.issuer(),
              "JWTGATE_AUDIENCE", "quickstart",
              "JWTGATE_ROLES_CLAIM", "realm_access.roles");
      try (RunningJar jar = RunningJar.start(settings, "--port", "0")) {
        callsWithTokensOf(TokenMint.of(realm.issuer(), "quickstart", key), jar.client());
      }
    }
  }

  private static void callsWithTokensOf(TokenMint mint, Client client) {
    Map<String, Object> access = Map.of("roles", List.of("admin"));
    String admin = mint.token().claim("realm_access", access).compact();
    assertEquals(200, client.get("/api/admin", admin).statusCode());
    assertEquals(403, client.get("/api/admin", mint.token().compact()).statusCode());
    String elsewhere = mint.token().claim("aud", "elsewhere").compact();
    assertEquals(401, client.get("/hello", elsewhere).statusCode());
    String steps = client.post("/api/explain", "", "text/plain", elsewhere).body();
    assertTrue(steps.contains("REJECTED"), "the page shows at which step it fell: " + steps);
    assertEquals(404, client.login("alice", "wonderland").statusCode());
    assertEquals("{\"localLogin\":false}", client.get("/api/setup").body());
  }

  @Test
  void aWrongSettingEndsTheStartWithItsName() throws IOException, InterruptedException {
    Map<String, String> settings = Map.of("JWTGATE_ISSUER", "https://issuer.example");
    RunningJar.Ended ended = RunningJar.failing(settings, "--port", "0");
    assertEquals(1, ended.status());
    assertTrue(ended.output().startsWith("jwtgate.audience"), ended.output());
  }
}

package io.jwtgate.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private final TestKey key = TestKey.shared("RS256");
  private final TokenMint mint = TokenMint.of("https://issuer.example", "orders", key);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private Path settings;

  @BeforeEach
  void writeSettings() throws IOException {
    Path keys = Files.writeString(folder.resolve("key.pem"), key.publicPem());
    settings =
        Files.write(
            folder.resolve("jwtgate.properties"),
            List.of(
                "jwtgate.issuer=https://issuer.example",
                "jwtgate.audience=orders",
                "jwtgate.key-file=" + keys.toString().replace('\\', '/')));
  }

  @Test
  void goodTokenIsAccepted() throws IOException {
    assertEquals(
        ExplainCommand.ACCEPTED, run(mint.token().compact(), "explain", settings.toString()));
    assertTrue(output().contains("accepted\nname    alice\nroles   [] (jwt"), output());
  }

  @Test
  void headerValueIsTakenAsItWasCopied() throws IOException {
    String copied = "Bearer " + mint.token().compact() + "\n";

    assertEquals(ExplainCommand.ACCEPTED, run(copied, "explain", settings.toString()));
  }

  @Test
  @DisplayName("TOK-05: a token is tried where the settings look for it")
  void tokenIsTriedWhereItIsLookedFor() throws IOException {
    String token = mint.token().claim("groups", "/shop/admins").compact();
    String base = Files.readString(settings);
    String[] call = {"explain", settings.toString(), "GET", "/it"};
    for (String place :
        List.of(
            "jwtgate.token-header=X-Token",
            "jwtgate.cookie=__Host-token\njwtgate.credentials=cookie-only")) {
      Files.writeString(
          settings,
          base + "jwtgate.roles-claim=groups\njwtgate.roles-map=/shop/admins=admin\n" + place);
      assertEquals(ExplainCommand.ACCEPTED, run(token, call), output());
      assertTrue(output().contains("roles   [admin] (jwtgate.roles-claim)"), output());
      assertTrue(output().contains("; roles from groups, 1 names mapped"), output());
      assertTrue(output().contains("GET /it: let through"), output());
    }
  }

  @Test
  @DisplayName("TOK-04: a token of the greatest size that can be allowed is read whole")
  void largeTokenIsReadWhole() throws IOException {
    Files.writeString(settings, Files.readString(settings) + "jwtgate.max-token-size=64 KiB\n");
    String token = mint.token().claim("x", "x".repeat(45_000)).compact();
    assertEquals(
        ExplainCommand.ACCEPTED, run("Bearer " + token, "explain", settings.toString()), output());
    assertTrue(output().contains("at most 65536 characters"), output());
  }

  @Test
  void refusedTokenIsExplained() throws IOException {
    String other = mint.token().claim("aud", "invoices").compact();

    assertEquals(ExplainCommand.REJECTED, run(other, "explain", settings.toString()));
    assertTrue(output().contains("REJECTED audience   aud invoices; accepted [orders]"), output());
  }

  @Test
  @DisplayName("the claim and the limit that a token fell on are named")
  void claimAndLimitAreNamed() throws IOException {
    String old = mint.token().expiresIn(Duration.ofMinutes(-10)).compact();
    String nameless = mint.token().without("sub").compact();

    assertEquals(ExplainCommand.REJECTED, run(old, "explain", settings.toString()));
    assertTrue(output().contains("clock skew PT1M; exp passed 60"), output());
    assertEquals(ExplainCommand.REJECTED, run(nameless, "explain", settings.toString()));
    assertTrue(output().contains("; sub is missing; see jwtgate.principal-claim"), output());
  }

  @Test
  @DisplayName("what a path and a method would be answered is told, by the settings of web.xml too")
  void answerToAPathIsTold() throws IOException {
    Path web =
        Files.writeString(
            folder.resolve("web.xml"),
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee">
              <filter>
                <filter-name>guard</filter-name>
                <filter-class>io.jwtgate.servlet.JwtFilter</filter-class>
                <init-param>
                  <param-name>jwtgate.roles</param-name>
                  <param-value>admin</param-value>
                </init-param>
              </filter>
              <context-param>
                <param-name>jwtgate.public-paths</param-name>
                <param-value>/health</param-value>
              </context-param>
            </web-app>
            """);
    String token = mint.token().claim("roles", List.of("user")).compact();
    String[] places = {"explain", settings.toString(), web.toString(), "GET", "/orders"};

    assertEquals(ExplainCommand.ACCEPTED, run(token, places));
    String told =
        "GET /orders: 403 role_lacking: needs one of the roles [admin], the caller has [user]";
    assertTrue(output().contains(told), output());
    places[4] = "/health";
    assertEquals(ExplainCommand.ACCEPTED, run(token, places));
    assertTrue(output().contains("GET /health: let through"), output());
  }

  @Test
  @DisplayName("a web.xml can't lead to another file")
  void documentTypesAreRejected() throws IOException {
    Path web =
        Files.writeString(
            folder.resolve("web.xml"),
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><web-app>&e;</web-app>");

    assertEquals(ExplainCommand.UNUSABLE, run("x", "explain", web.toString()));
    assertTrue(output().contains("is no XML that can be read"), output());
  }

  @Test
  @DisplayName("without a file, those of the application around the jar are read")
  void filesOfTheApplicationAreFound() throws IOException {
    Path webInf = Files.createDirectories(folder.resolve("WEB-INF/classes")).getParent();
    Path lib = Files.createDirectories(webInf.resolve("lib"));
    assertEquals(List.of(), CommandPlaces.ofApplication(lib));
    Path xml = Files.writeString(webInf.resolve("web.xml"), "");
    Path properties = Files.writeString(webInf.resolve("classes/jwtgate.properties"), "");

    assertEquals(List.of(xml, properties), CommandPlaces.ofApplication(lib));
  }

  @Test
  @DisplayName("check tries whatever the settings name, and all is well")
  void checkTriesEverything() throws IOException {
    try (JwksServer server = JwksServer.start(key)) {
      write("jwtgate.issuer=" + server.issuer(), "jwtgate.audience=orders");

      assertEquals(ExplainCommand.ACCEPTED, run("", "check", settings.toString()));
      assertTrue(output().contains("  ok    settings   application of these settings"), output());
      assertTrue(output().contains("  ok    keys       issuer default: 1 fetched"), output());
      assertTrue(output().contains("  ok    clock "), output());
      assertFalse(output().contains("FAILED"), output());
    }
  }

  @Test
  @DisplayName("check tells a wrong setting, a dead issuer and a store that is away")
  void checkTellsWhatFails() throws IOException {
    write("jwtgate.isuer=x");
    assertEquals(ExplainCommand.REJECTED, run("", "check", settings.toString()));
    assertTrue(output().contains("FAILED  settings   jwtgate.isuer: no such setting"), output());

    try (JwksServer server = JwksServer.start(key)) {
      server.stop();
      write("jwtgate.issuer=" + server.issuer(), "jwtgate.audience=orders");
      assertEquals(ExplainCommand.REJECTED, run("", "check", settings.toString()));
      String told =
          "FAILED  keys       jwtgate.issuer: no keys could be fetched (UNREACHABLE from ";
      assertTrue(output().contains(told), output());
    }
  }

  @Test
  @DisplayName("check asks for the keys of each listed tenant, and explain knows their issuers")
  void tenantsAreAskedFor() throws IOException {
    try (JwksServer server = JwksServer.start()) {
      server.realm("/north").publish(key);
      String issuer = server.url("/{tenant}");
      write("jwtgate.issuer=" + issuer, "jwtgate.audience=orders", "jwtgate.tenants=north,south");

      assertEquals(ExplainCommand.REJECTED, run("", "check", settings.toString()));
      String north = "  ok    keys       issuer default, tenant north: 1 fetched";
      assertTrue(output().contains(north), output());
      assertTrue(output().contains("FAILED  keys       jwtgate.issuer: no keys"), output());
      assertTrue(output().contains("/south"), output());

      TokenMint mint = TokenMint.of(server.url("/north"), "orders", key);
      assertEquals(
          ExplainCommand.ACCEPTED, run(mint.token().compact(), "explain", settings.toString()));
      TokenMint other = TokenMint.of(server.url("/west"), "orders", key);
      assertEquals(
          ExplainCommand.REJECTED, run(other.token().compact(), "explain", settings.toString()));
    }
  }

  private void write(String... lines) throws IOException {
    Files.write(settings, List.of(lines));
  }

  @Test
  void wrongSettingIsNamed() throws IOException {
    Files.writeString(settings, "jwtgate.isuer=x");

    assertEquals(ExplainCommand.UNUSABLE, run("x", "explain", settings.toString()));
    assertTrue(output().startsWith("jwtgate.isuer: "), output());
  }

  @Test
  void missingSettingsFileIsNamed() throws IOException {
    String missing = folder.resolve("none.properties").toString();

    assertEquals(ExplainCommand.UNUSABLE, run("x", "explain", missing));
    assertEquals("no such file: " + missing, output().strip());
  }

  @Test
  void nothingOfTheTokenIsPrintedThatIsSecret() throws IOException {
    String token = mint.token().subject("alice@example.org").claim("aud", "others").compact();
    assertEquals(ExplainCommand.REJECTED, run(token, "explain", settings.toString()));

    assertFalse(output().contains(token.substring(token.lastIndexOf('.') + 1)), output());
    assertFalse(output().contains("alice"), output());
  }

  @Test
  void usageIsToldWithoutArguments() throws IOException {
    assertEquals(ExplainCommand.UNUSABLE, run("x"));
    assertTrue(output().startsWith("usage: "), output());
  }

  private int run(String input, String... arguments) throws IOException {
    try (PrintStream out = new PrintStream(printed, true, UTF_8)) {
      return ExplainCommand.run(arguments, new ByteArrayInputStream(input.getBytes(UTF_8)), out);
    }
  }

  private String output() {
    return printed.toString(UTF_8);
  }
}

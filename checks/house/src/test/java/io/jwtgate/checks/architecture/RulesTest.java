package io.jwtgate.checks.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What must never be, of the compiled classes. */
class RulesTest {
  private static final String[] CORE = {
    "io.jwtgate",
    "io.jwtgate.annotation",
    "io.jwtgate.bearer",
    "io.jwtgate.config",
    "io.jwtgate.event",
    "io.jwtgate.internal..",
    "io.jwtgate.jose",
    "io.jwtgate.keys",
    "io.jwtgate.metrics",
    "io.jwtgate.web"
  };

  private static void holds(ArchRule rule) {
    rule.check(CompiledHouse.CLASSES);
  }

  private static void never(String from, String... to) {
    holds(
        noClasses()
            .that()
            .resideInAPackage(from)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(to));
  }

  @Test
  @DisplayName("core knows no other module, and no API of a server")
  void coreStandsAlone() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.jwtgate.jwks..",
                "io.jwtgate.session..",
                "io.jwtgate.servlet..",
                "io.jwtgate.jaxrs..",
                "io.jwtgate.cdi..",
                "io.jwtgate.microprofile..",
                "io.jwtgate.redis..",
                "io.jwtgate.micrometer..",
                "io.jwtgate.oauth..",
                "jakarta.."));
    never("io.jwtgate.jwks..", "jakarta..");
  }

  @Test
  @DisplayName("core opens no socket and starts no thread")
  void coreIsStill() {
    for (String type :
        new String[] {
          "java.net.Socket",
          "java.net.InetAddress",
          "java.lang.Thread$Builder",
          "java.util.concurrent.Executors"
        }) {
      holds(
          noClasses()
              .that()
              .resideInAnyPackage(CORE)
              .should()
              .dependOnClassesThat()
              .haveFullyQualifiedName(type));
    }
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.net.."));
  }

  @Test
  @DisplayName("the two adapters know neither each other nor sessions")
  void adaptersAreApart() {
    never("io.jwtgate.servlet..", "io.jwtgate.jaxrs..", "io.jwtgate.session..");
    never("io.jwtgate.jaxrs..", "io.jwtgate.servlet..", "io.jwtgate.session..");
  }

  @Test
  @DisplayName("rooms of core use only those above them")
  void roomsOfCore() {
    for (String room : new String[] {"jose", "keys", "library", "log", "metrics", "signature"}) {
      never(
          "io.jwtgate.internal." + room,
          "io.jwtgate",
          "io.jwtgate.keys",
          "io.jwtgate.web",
          "io.jwtgate.bearer",
          "io.jwtgate.internal.annotation",
          "io.jwtgate.config");
    }
    never("io.jwtgate.internal.annotation", "io.jwtgate.config");
    never("io.jwtgate.keys", "io.jwtgate");
    never("io.jwtgate.web", "io.jwtgate", "io.jwtgate.keys");
    never("io.jwtgate.bearer", "io.jwtgate.internal.annotation", "io.jwtgate.config");
    never("io.jwtgate.event", "io.jwtgate", "io.jwtgate.bearer", "io.jwtgate.internal..");
    never("io.jwtgate", "io.jwtgate.web", "io.jwtgate.bearer", "io.jwtgate.config");
  }

  @Test
  @DisplayName("the HTTP client knows nothing of keys")
  void httpClientStandsAlone() {
    never("io.jwtgate.jwks.internal.http", "io.jwtgate.jwks", "io.jwtgate.keys", "io.jwtgate");
  }

  @Test
  @DisplayName("stores know no session, and nothing but the faces knows how settings make one")
  void roomsOfSession() {
    never(
        "io.jwtgate.session.store..",
        "io.jwtgate.session",
        "io.jwtgate.session.issue",
        "io.jwtgate.session.login",
        "io.jwtgate.session.revocation",
        "io.jwtgate.session.endpoint",
        "io.jwtgate.session.internal");
    for (String room : new String[] {"", ".issue", ".login", ".revocation", ".endpoint"}) {
      never("io.jwtgate.session" + room, "io.jwtgate.session.internal");
    }
  }

  @Test
  @DisplayName("each library is known in one room")
  void librariesHaveOneRoom() {
    onlyIn("com.fasterxml.jackson..", "io.jwtgate.internal.jose");
    onlyIn("com.auth0.jwt..", "io.jwtgate.internal.signature", "io.jwtgate.session.issue");
    onlyIn("jdk.jfr..", "io.jwtgate.internal.metrics");
  }

  private static void onlyIn(String library, String... rooms) {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(rooms)
            .and()
            .resideOutsideOfPackage("io.jwtgate.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
  }

  @Test
  @DisplayName("no packages use each other")
  void noCycles() {
    holds(slices().matching("(io.jwtgate..)").should().beFreeOfCycles());
  }
}

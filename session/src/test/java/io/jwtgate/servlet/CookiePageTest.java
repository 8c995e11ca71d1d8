package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenVerifier;
import io.jwtgate.bearer.Gate;
import io.jwtgate.docs.DocPage;
import io.jwtgate.http.Call;
import io.jwtgate.http.SessionSetup;
import io.jwtgate.http.Visitor;
import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.endpoint.SessionCookies;
import io.jwtgate.session.endpoint.SessionEndpoints;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.servlet.SessionServlet;
import io.jwtgate.web.CsrfRule;
import io.jwtgate.web.CsrfTokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in docs/cookies-and-csrf.md, compiled and run, from login to logout. */
class CookiePageTest {
  private static final DocPage PAGE = DocPage.of("docs/cookies-and-csrf.md");
  private static final String SOURCE = "src/test/java/io/jwtgate/servlet/CookiePageTest.java";

  /** An application's own users. */
  private static final class Users {
    Optional<Account> check(Credentials credentials) {
      boolean good = credentials.password().equals(SessionSetup.PASSWORD);
      return good ? find(credentials.username()) : Optional.empty();
    }

    Optional<Account> find(String subject) {
      return Optional.of(Account.of(subject));
    }
  }

  private static void setUp(ServletContext context, Path secrets, Users users) throws IOException {
    TokenIssuer issuer =
        TokenIssuer.of("https://app.example")
            .audience("app")
            .signingKey(SigningKey.read(secrets.resolve("signing-key.pem")))
            .build();
    Sessions sessions = Sessions.builder(issuer, users::find).build();
    CsrfTokens csrfTokens = new CsrfTokens(Files.readAllBytes(secrets.resolve("csrf-key")));
    CsrfRule csrf =
        CsrfRule.builder().publicOrigins(List.of("https://app.example")).tokens(csrfTokens).build();

    SessionCookies cookies = SessionCookies.named("__Host-token").csrfTokens(csrfTokens).build();
    SessionEndpoints endpoints =
        SessionEndpoints.inCookies(LoginService.of(users::check, sessions), sessions, cookies)
            .csrf(csrf)
            .build();
    context.addServlet("session", new SessionServlet(endpoints)).addMapping("/session/*");

    TokenVerifier verifier =
        TokenVerifier.builder().trust(issuer.trust()).revocation(sessions.revocations()).build();
    Gate gate =
        Gate.builder()
            .verifier(verifier)
            .cookie("__Host-token")
            .csrf(csrf)
            .publicPaths("/", "/assets/*", "/session/*")
            .build();
    FilterRegistration.Dynamic filter = context.addFilter("jwt", new JwtFilter(gate));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        false,
        "/*");
  }

  @Test
  void codeIsTheOneThatRuns() {
    String block = PAGE.blocks("java").get(0);
    assertTrue(DocPage.squeezedSource(SOURCE).contains(DocPage.squeezed(block)), block);
  }

  @Test
  void fromLoginToLogout(@TempDir Path secrets) throws IOException {
    Files.writeString(
        secrets.resolve("signing-key.pem"),
        io.jwtgate.testkit.TestKey.shared("EdDSA").privatePem());
    Files.write(secrets.resolve("csrf-key"), new byte[32]);
    try (WebServer server = serving(secrets)) {
      Visitor visitor = new Visitor(server.at("/"));
      assertEquals(401, visitor.get("/me").status());
      assertEquals(200, visitor.login("alice", SessionSetup.PASSWORD).status());
      Visitor thief = visitor.copy();
      assertEquals("alice", visitor.get("/me").body());
      Call attack = visitor.call("POST", "/me").with("Content-Length", "0");
      assertEquals(403, attack.with("Origin", "https://evil.test").send().status());
      assertEquals(200, attack.with("Origin", "https://app.example").send().status());
      assertEquals(200, visitor.post("/session/refresh").status());
      assertEquals(204, visitor.post("/session/logout").status());
      assertEquals(401, thief.get("/me").status());
    }
  }

  private static WebServer serving(Path secrets) {
    WebServer server = new WebServer();
    server
        .context()
        .addServletContainerInitializer((classes, context) -> setUpIn(context, secrets));
    return server.serving("/me", Page::whoAmI).start();
  }

  private static void setUpIn(ServletContext context, Path secrets) {
    try {
      setUp(context, secrets, new Users());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

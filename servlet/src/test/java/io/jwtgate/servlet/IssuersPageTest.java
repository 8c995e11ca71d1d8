package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Caller;
import io.jwtgate.docs.DocPage;
import io.jwtgate.http.Call;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.keys.KeySource;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/issuers.md shows. */
@SuppressWarnings("serial")
class IssuersPageTest {
  private static final DocPage PAGE = DocPage.of("docs/issuers.md");
  private static final TestKey STAFF = TestKey.shared("RS256", "staff");
  private static final TestKey PARTNER = TestKey.shared("ES256", "partner");

  public static final class OrdersOfBoth extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Caller caller = (Caller) request.getUserPrincipal();
      response.getWriter().print(caller.getName() + " of " + caller.token().issuerName());
    }
  }

  @Test
  @DisplayName("each issuer has its own keys and audience")
  void eachIssuerHasItsOwn() {
    try (JwksServer staff = JwksServer.start(STAFF);
        JwksServer partner = JwksServer.start(PARTNER);
        WebServer server = server(staff, partner)) {
      Call call = Call.get(server.at("/it"));
      String alice = TokenMint.of(staff.issuer(), "orders", STAFF).token().compact();
      assertEquals("alice of staff", call.bearer(alice).send().body());
      TokenMint mint = TokenMint.of(partner.issuer(), "orders-api", PARTNER);
      assertEquals("alice of partner", call.bearer(mint.token().compact()).send().body());
      String elsewhere = mint.token().claim("aud", "orders").compact();
      assertEquals(401, call.bearer(elsewhere).send().status());
      String forged = mint.token().claim("iss", staff.issuer()).claim("aud", "orders").compact();
      assertEquals(401, call.bearer(forged).send().status());
    }
  }

  private static WebServer server(JwksServer staff, JwksServer partner) {
    String settings =
        PAGE.block("properties")
            .replace("https://staff.example.com", staff.issuer())
            .replace("https://partner.example.com/keys", partner.jwksUri().toString())
            .replace("https://partner.example.com", partner.issuer());
    WebServer server = new WebServer();
    PageApplication.settings(settings).forEach(server.context()::setInitParameter);
    server.context().addServletContainerInitializer(new JwtFilterInitializer());
    return server.serving("/*", new OrdersOfBoth()).start();
  }

  private static TokenVerifier inCode(KeySource staffKeys, KeySource partnerKeys) {
    TrustedIssuer staff =
        TrustedIssuer.of("https://staff.example.com").audience("orders").keys(staffKeys).build();
    TrustedIssuer partner =
        TrustedIssuer.of("https://partner.example.com")
            .audience("orders")
            .keys(partnerKeys)
            .build();
    TokenVerifier verifier = TokenVerifier.trusting(staff, partner);
    return verifier;
  }

  @Test
  @DisplayName("a verifier in code trusts both")
  void verifierTrustsBoth() {
    try (TokenVerifier verifier = inCode(keys(STAFF), keys(PARTNER))) {
      TokenMint mint = TokenMint.of("https://partner.example.com", "orders", PARTNER);
      assertEquals("alice", verifier.verify(mint.token().compact()).name());
    }
  }

  private static KeySource keys(TestKey key) {
    return KeyFile.publicKeys(key.publicPem().getBytes(StandardCharsets.US_ASCII));
  }
}

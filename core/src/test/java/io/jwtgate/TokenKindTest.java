package io.jwtgate;

import static io.jwtgate.RejectionReason.MISSING_CLAIM;
import static io.jwtgate.RejectionReason.WRONG_CLAIM;
import static io.jwtgate.RejectionReason.WRONG_TYPE;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims by which providers say what a token is for, and values that a deployer asks for. */
class TokenKindTest {
  private final OneIssuer issuer = OneIssuer.byDefault();

  @ParameterizedTest(name = "HDR-15: the claim {0} says {1}, which is no access token")
  @CsvSource({"typ, ID", "typ, Refresh", "typ, Offline", "typ, Logout", "token_use, id"})
  void otherKindIsRefused(String claim, String kind) {
    issuer.refuses(WRONG_TYPE, issuer.token().header("typ", "JWT").claim(claim, kind));
    issuer.accepts(issuer.token().header("typ", "JWT"));
  }

  @ParameterizedTest(name = "HDR-15: the claim {0} says {1}, which may be an access token")
  @CsvSource({"typ, Bearer", "typ, at+jwt", "typ, id", "token_use, access"})
  void accessTokenIsTaken(String claim, String kind) {
    issuer.accepts(issuer.token().claim(claim, kind));
    issuer.accepts(issuer.token().claim(claim, List.of("ID")));
  }

  @Test
  @DisplayName("AT-03: an ID token that says so is refused, though its client were an audience")
  void idTokenOfAnAcceptedClientIsRefused() {
    OneIssuer lax = OneIssuer.with(rules -> rules.audience("orders", "web"));

    lax.refuses(WRONG_TYPE, lax.token().claim("aud", "web").claim("typ", "ID"));
    lax.accepts(lax.token().claim("aud", "web").claim("typ", "Bearer"));
  }

  @Test
  void aKindThatIsAskedForByNameIsTaken() {
    OneIssuer idTokens = OneIssuer.with(rules -> rules.claimValue("token_use", "id"));

    idTokens.accepts(idTokens.token().claim("token_use", "id"));
    idTokens.refuses(WRONG_CLAIM, idTokens.token().claim("token_use", "access"));
    idTokens.refuses(WRONG_TYPE, idTokens.token().claim("token_use", "id").claim("typ", "ID"));
  }

  @ParameterizedTest(name = "CLM-23: a token for the client {0} is taken")
  @ValueSource(strings = {"web", "mobile"})
  void clientOnTheListIsTaken(String client) {
    OneIssuer twoClients = OneIssuer.with(rules -> rules.claimValue("azp", "web", "mobile"));

    twoClients.accepts(twoClients.token().claim("azp", client));
  }

  @Test
  @DisplayName("CLM-23: a token for a client that is not on the list is refused")
  void otherClientIsRefused() {
    OneIssuer twoClients = OneIssuer.with(rules -> rules.claimValue("azp", "web", "mobile"));

    twoClients.refuses(WRONG_CLAIM, twoClients.token().claim("azp", "robot"));
    twoClients.refuses(WRONG_CLAIM, twoClients.token().claim("azp", "Web"));
    twoClients.refuses(WRONG_CLAIM, twoClients.token().claim("azp", List.of("web")));
    twoClients.refuses(MISSING_CLAIM, twoClients.token().claim("azp", null));
    twoClients.refuses(MISSING_CLAIM, twoClients.token());
  }

  @Test
  void theExplanationTellsTheKindAndTheAcceptedValues() {
    TokenVerifier verifier =
        TokenVerifier.trusting(
            OneIssuer.trust(io.jwtgate.testkit.TestKey.shared("RS256"))
                .claimValue("azp", "web", "mobile")
                .build());

    String told = verifier.explain(issuer.token().claim("typ", "ID").compact()).toString();

    assertTrue(told.contains("claim typ ID"), told);
    assertTrue(told.contains("azp mobile or web"), told);
  }
}

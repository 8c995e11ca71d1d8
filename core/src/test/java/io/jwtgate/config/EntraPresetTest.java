package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.assertRefused;
import static io.jwtgate.config.PresetGate.preset;
import static io.jwtgate.config.PresetGate.token;
import static io.jwtgate.config.PresetGate.verify;
import static io.jwtgate.config.PresetGate.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.RejectionReason;
import io.jwtgate.VerifiedToken;
import io.jwtgate.testkit.TokenDraft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of the shapes that docs/presets.md tells of. */
class EntraPresetTest {
  private static final String TENANT = "11111111-2222-3333-4444-555555555555";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0",
    "https://sts.windows.net/11111111-2222-3333-4444-555555555555/"
  })
  void ofBothVersions_namesByObjectId_andReadsScp(String issuer) {
    VerifiedToken token =
        verify(
            preset("entra", issuer, TENANT),
            token(issuer, TENANT)
                .subject("pairwise")
                .claim("oid", "00000000-0000-0000-0000-00000000000a")
                .claim("roles", List.of("Orders.Admin"))
                .claim("scp", "Orders.Read Orders.Write"));
    assertEquals("00000000-0000-0000-0000-00000000000a", token.name());
    assertEquals(Set.of("Orders.Admin"), token.roles());
    assertEquals(Set.of("Orders.Read", "Orders.Write"), token.scopes());
  }

  @Test
  void readsRolesOfAMachine_whichHasNoScopes() {
    String issuer = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
    VerifiedToken token =
        verify(
            preset("entra", issuer, TENANT),
            token(issuer, TENANT)
                .claim("oid", "00000000-0000-0000-0000-00000000000b")
                .claim("azp", "00000000-0000-0000-0000-00000000000c")
                .claim("idtyp", "app")
                .claim("ver", "2.0")
                .claim("roles", List.of("Orders.Read.All")));
    assertEquals("00000000-0000-0000-0000-00000000000b", token.name());
    assertEquals(Set.of("Orders.Read.All"), token.roles());
    assertEquals(Set.of(), token.scopes());
  }

  @Test
  void takesBothAudiencesOfVersion1_ifBothAreWritten() {
    String issuer = "https://sts.windows.net/" + TENANT + "/";
    Map<String, String> settings = preset("entra", issuer, TENANT + ",api://orders");
    for (String audience : List.of(TENANT, "api://orders")) {
      TokenDraft token = token(issuer, audience).claim("oid", "alice").claim("ver", "1.0");
      assertEquals("alice", verify(settings, token).name());
    }
    assertRefused(
        RejectionReason.WRONG_AUDIENCE, settings, token(issuer, "api://other").claim("oid", "a"));
  }

  @Test
  void tellsAnIdTokenOfTheSameRegistration_byItsLackOfAzp() {
    String issuer = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
    Map<String, String> settings = with(preset("entra", issuer, TENANT), "required-claims", "azp");
    TokenDraft idToken = token(issuer, TENANT).claim("oid", "alice").claim("nonce", "n");
    assertRefused(RejectionReason.MISSING_CLAIM, settings, idToken);
    assertEquals("alice", verify(settings, idToken.claim("azp", "client")).name());
  }

  @Test
  void withMoreGroupsThanFit_givesNoRole() {
    String issuer = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
    Map<String, String> settings = with(preset("entra", issuer, TENANT), "roles-claim", "groups");
    TokenDraft token =
        token(issuer, TENANT)
            .claim("oid", "alice")
            .claim("_claim_names", Map.of("groups", "src1"))
            .claim("_claim_sources", Map.of("src1", Map.of("endpoint", "https://graph.example")));
    assertEquals(Set.of(), verify(settings, token).roles());
  }
}

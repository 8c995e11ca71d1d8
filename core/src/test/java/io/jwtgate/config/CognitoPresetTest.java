package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.assertRefused;
import static io.jwtgate.config.PresetGate.preset;
import static io.jwtgate.config.PresetGate.token;
import static io.jwtgate.config.PresetGate.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.RejectionReason;
import io.jwtgate.testkit.TokenDraft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens of the shapes that docs/presets.md tells of. */
class CognitoPresetTest {
  @Test
  void takesTheClientForTheAudience_andReadsGroups() {
    String issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123";
    Map<String, String> settings = preset("cognito", issuer, "app-client");
    TokenDraft access =
        token(issuer, "unused")
            .without("aud")
            .claim("token_use", "access")
            .claim("client_id", "app-client")
            .claim("username", "alice")
            .claim("cognito:groups", List.of("admin"));
    assertEquals(Set.of("admin"), verify(settings, access).roles());
    assertRefused(
        RejectionReason.WRONG_AUDIENCE, settings, access.claim("client_id", "other-client"));
    // An ID token has the client in aud, and no client_id.
    TokenDraft idToken = token(issuer, "app-client").claim("token_use", "id").without("client_id");
    assertRefused(RejectionReason.WRONG_TYPE, settings, idToken);
    assertRefused(RejectionReason.WRONG_AUDIENCE, settings, idToken.without("token_use"));
  }

  @Test
  void takesAMachine_andAnIdTokenWhereItIsAskedFor() {
    String issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123";
    TokenDraft machine =
        token(issuer, "unused")
            .without("aud")
            .subject("app-client")
            .claim("client_id", "app-client")
            .claim("token_use", "access")
            .scope("orders/read");
    assertEquals(
        Set.of("orders/read"), verify(preset("cognito", issuer, "app-client"), machine).scopes());
    Map<String, String> forIdTokens =
        Map.of("issuer", issuer, "audience", "app-client", "claim-values", "token_use=id");
    TokenDraft idToken = token(issuer, "app-client").claim("token_use", "id");
    assertEquals("alice", verify(forIdTokens, idToken).name());
  }
}

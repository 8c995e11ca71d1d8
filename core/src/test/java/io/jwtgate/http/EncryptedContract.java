package io.jwtgate.http;

import static io.jwtgate.RecipientKeys.OTHER_RSA;
import static io.jwtgate.RecipientKeys.RSA;
import static io.jwtgate.RecipientKeys.encrypted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RecipientKeys;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.testkit.JweDraft;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Encrypted tokens as clients see them: whoever serves, the answers are the same. */
public abstract class EncryptedContract {

  /** Starts an application behind a gate: {@code GET /it} tells who calls. */
  protected abstract Running start(Gate gate);

  private static Gate gate() {
    TrustedIssuer issuer =
        TrustedIssuer.of(TestIssuer.MINT.issuer())
            .audience(TestIssuer.MINT.audience())
            .keys(new TestIssuer.CountingKeys())
            .decryptionKeys(RecipientKeys.of(RSA))
            .build();
    return Gate.builder().verifier(TokenVerifier.trusting(issuer)).build();
  }

  private static Answer answer(Running server, String token) {
    return Call.get(server.at("/it")).bearer(token).send();
  }

  @Test
  @DisplayName("JWE-01: an encrypted token is accepted, at its first use and at the next")
  void encryptedTokenIsAccepted() {
    try (Running server = start(gate())) {
      String token = encrypted(TestIssuer.token(), RSA).compact();
      for (int use = 0; use < 3; use++) {
        Answer answer = answer(server, token);
        assertEquals("200 alice", answer.status() + " " + answer.body());
      }
    }
  }

  @Test
  @DisplayName("JWE-02: whatever fails to decrypt has one answer, to the octet, each time")
  void failuresHaveOneAnswer() {
    try (Running server = start(gate())) {
      Set<String> answers = new TreeSet<>();
      for (int use = 0; use < 2; use++) {
        for (int segment = 1; segment < 5; segment++) {
          answers.add(refusal(server, draft().changed(segment, EncryptedContract::flipped)));
        }
        answers.add(refusal(server, draft().header("kid", "unknown")));
        answers.add(refusal(server, draft().algorithm("RSA1_5")));
        answers.add(refusal(server, draft().algorithm("RSA-OAEP").header("alg", "RSA-OAEP-256")));
        answers.add(refusal(server, encrypted(TestIssuer.token(), OTHER_RSA)));
      }
      assertEquals(1, answers.size(), answers::toString);
      assertTrue(answers.iterator().next().startsWith("401\n"), answers::toString);
    }
  }

  private static JweDraft draft() {
    return encrypted(TestIssuer.token(), RSA);
  }

  private static String refusal(Running server, JweDraft draft) {
    return answer(server, draft.compact()).refusal();
  }

  private static byte[] flipped(byte[] octets) {
    byte[] changed = octets.clone();
    changed[3] ^= 1;
    return changed;
  }

  @Test
  @DisplayName("JWE-03: a token that is only signed is rejected, before and after an encrypted one")
  void signedAloneIsRejected() {
    try (Running server = start(gate())) {
      String signed = TestIssuer.token();
      for (int use = 0; use < 2; use++) {
        Answer answer = answer(server, signed);
        assertEquals(401, answer.status());
        assertTrue(
            answer.refusal().contains("error_description=\"The token is not encrypted\""),
            answer::refusal);
        assertEquals(200, answer(server, encrypted(signed, RSA).compact()).status());
      }
    }
  }
}

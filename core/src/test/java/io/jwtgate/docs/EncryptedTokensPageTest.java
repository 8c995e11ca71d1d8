package io.jwtgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.keys.FileDecryptionKeySource;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.keys.KeySource;
import io.jwtgate.testkit.JweDraft;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/encrypted-tokens.md. */
class EncryptedTokensPageTest {

  static TrustedIssuer encrypting(Path decryptionKeys, KeySource signatureKeys) {
    return TrustedIssuer.of("https://login.example.com")
        .audience("orders")
        .keys(signatureKeys)
        .decryptionKeys(FileDecryptionKeySource.of(decryptionKeys).build())
        .decryptionAlgorithms(KeyManagementAlgorithm.RSA_OAEP_256)
        .build();
  }

  @Test
  @DisplayName("docs/encrypted-tokens.md: a token that the test kit encrypts is decrypted")
  void tokenIsDecrypted(@TempDir Path folder) throws IOException {
    TestKey recipient = TestKey.shared("RS256", "recipient");
    TestKey signer = TestKey.shared("RS256");
    TokenMint mint = TokenMint.of("https://login.example.com", "orders", signer);
    Path file = Files.writeString(folder.resolve("key.pem"), recipient.privatePem());
    KeySource keys = KeyFile.publicKeys(signer.publicPem().getBytes(StandardCharsets.US_ASCII));
    String token = JweDraft.of(mint.token().compact(), recipient.publicKey()).compact();
    try (TokenVerifier verifier = TokenVerifier.trusting(encrypting(file, keys))) {
      assertEquals("alice", verifier.verify(token).name());
    }
  }
}

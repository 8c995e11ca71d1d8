package io.jwtgate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jwtgate.keys.DecryptionKeySet;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.testkit.JweDraft;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.TestKey;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Keys to which tests encrypt. */
public final class RecipientKeys {
  public static final TestKey RSA = TestKey.shared("RS256", "enc-rsa");
  public static final TestKey OTHER_RSA = TestKey.shared("RS256", "enc-other");
  public static final TestKey EC = TestKey.shared("ES256", "enc-ec");
  public static final TestKey EC_384 = TestKey.shared("ES384", "enc-ec384");

  private RecipientKeys() {}

  /** As a deployer writes them: each with its kid, for any algorithm that fits. */
  public static DecryptionKeySet of(TestKey... keys) {
    return KeyFile.decryptionKeys(jwks(keys).getBytes(UTF_8));
  }

  public static String jwks(TestKey... keys) {
    return Arrays.stream(keys)
        .map(RecipientKeys::jwk)
        .map(Jwk::json)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  public static Jwk jwk(TestKey key) {
    return key.privateJwk().with("use", "enc").without("alg");
  }

  /** Encrypted to a key, under its kid. */
  public static JweDraft encrypted(String token, TestKey key) {
    return JweDraft.of(token, key.publicKey()).header("kid", key.keyId());
  }
}

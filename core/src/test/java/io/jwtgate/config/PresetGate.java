package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.RejectionReason;
import io.jwtgate.TestFolder;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.VerifiedToken;
import io.jwtgate.bearer.Gate;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gates of one issuer whose settings are a preset, and tokens for them. */
final class PresetGate {
  private static final TestKey KEY = TestKey.shared("RS256");

  private PresetGate() {}

  static Map<String, String> preset(String name, String issuer, String audience) {
    return Map.of("preset", name, "issuer", issuer, "audience", audience);
  }

  /** The settings with one more. */
  static Map<String, String> with(Map<String, String> settings, String name, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.put(name, value);
    return more;
  }

  static TokenDraft token(String issuer, String audience) {
    return TokenMint.of(issuer, audience, KEY).token().header("typ", "JWT");
  }

  static VerifiedToken verify(Map<String, String> settings, TokenDraft token) {
    try (Gate gate = gate(settings)) {
      return gate.verifier().verify(token.compact());
    }
  }

  static void assertRefused(
      RejectionReason reason, Map<String, String> settings, TokenDraft token) {
    TokenRejectedException refused =
        assertThrows(TokenRejectedException.class, () -> verify(settings, token));
    assertEquals(reason, refused.reason());
  }

  /** A gate whose keys stand in a file. */
  static Gate gate(Map<String, String> settings) {
    return gateOf(with(settings, "key-file", keyFile()));
  }

  /** A gate of exactly these settings. */
  static Gate gateOf(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("jwtgate." + name, value));
    List<SettingSource> sources = List.of(SettingSource.of("test", all));
    return new GateSettings(sources, PresetGate.class.getClassLoader()).gate();
  }

  /** A file with the key that signs the tokens. */
  static String keyFile() {
    return TestFolder.file(".json", KEY.publicJwk().json()).toString();
  }
}

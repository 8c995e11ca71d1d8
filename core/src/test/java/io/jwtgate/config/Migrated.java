package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.gateOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RejectionReason;
import io.jwtgate.TestFolder;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.VerifiedToken;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import io.jwtgate.web.IncomingRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Settings of somebody who came from elsewhere, beside good ones, and what they do. */
record Migrated(Map<String, String> settings) {
  static final TestKey KEY = TestKey.shared("RS256");
  private static final TokenMint MINT = TokenMint.of("https://issuer.example", "orders", KEY);

  static Migrated setting(String setting, String value) {
    Map<String, String> good =
        Map.of(
            "issuer",
            MINT.issuer(),
            "audience",
            "orders",
            "key-file",
            file(KEY.publicJwk().json()));
    return new Migrated(good).plus(setting, value);
  }

  Migrated plus(String setting, String value) {
    return new Migrated(PresetGate.with(settings, setting, value));
  }

  Migrated withoutKeyFile() {
    return without("key-file");
  }

  Migrated without(String setting) {
    Map<String, String> fewer = new HashMap<>(settings);
    fewer.remove(setting);
    return new Migrated(fewer);
  }

  void deploys() {
    gateOf(settings).close();
  }

  void isRefusedWith(String beginning) {
    String message = assertThrows(ConfigurationException.class, this::deploys).getMessage();
    assertTrue(message.startsWith(beginning), message);
  }

  Migrated takes(UnaryOperator<TokenDraft> change) {
    verify(change);
    return this;
  }

  Migrated refuses(RejectionReason reason, UnaryOperator<TokenDraft> change) {
    assertEquals(reason, assertThrows(TokenRejectedException.class, () -> verify(change)).reason());
    return this;
  }

  void isNamed(String name, UnaryOperator<TokenDraft> change) {
    assertEquals(name, verify(change).name());
  }

  Migrated hasRole(String role, UnaryOperator<TokenDraft> change) {
    assertEquals(Set.of(role), verify(change).roles());
    return this;
  }

  void hasNoRole(UnaryOperator<TokenDraft> change) {
    assertEquals(Set.of(), verify(change).roles());
  }

  Migrated admits(String path, UnaryOperator<TokenDraft> change) {
    return decides(0, new Get(path, "Authorization", "Bearer " + compact(change)));
  }

  Migrated turnsAway(int status, String path, UnaryOperator<TokenDraft> change) {
    return decides(status, new Get(path, "Authorization", "Bearer " + compact(change)));
  }

  /** Somebody without a token. */
  Migrated admitsStrangers(String path) {
    return decides(0, new Get(path, "Accept", "*/*"));
  }

  void turnsStrangersAway(String path) {
    decides(401, new Get(path, "Accept", "*/*"));
  }

  void admitsByCookie(String name) {
    decides(0, new Get("/", "Cookie", name + '=' + compact(token -> token)));
    decides(401, new Get("/", "Cookie", "other=" + compact(token -> token)));
  }

  /** The status of the refusal; 0 for none. */
  void admitsByHeader(String name) {
    decides(0, new Get("/", name, compact(token -> token)));
    decides(401, new Get("/", "Authorization", "Bearer " + compact(token -> token)));
  }

  private Migrated decides(int status, Get request) {
    try (Gate gate = gateOf(settings)) {
      Decision decision = gate.receive(request).decide();
      assertEquals(status, decision.rejection().map(why -> why.status()).orElse(0));
    }
    return this;
  }

  private VerifiedToken verify(UnaryOperator<TokenDraft> change) {
    try (Gate gate = gateOf(settings)) {
      return gate.verifier().verify(compact(change));
    }
  }

  private static String compact(UnaryOperator<TokenDraft> change) {
    return change.apply(MINT.token()).compact();
  }

  static String file(String content) {
    return TestFolder.file(".txt", content).toString();
  }

  /** A request with one header, over plain HTTP from another machine unless it brings a cookie. */
  private record Get(String path, String name, String value) implements IncomingRequest {
    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String query() {
      return "";
    }

    @Override
    public boolean isNamedByWholePath() {
      return true;
    }

    @Override
    public List<String> header(String asked) {
      return asked.equalsIgnoreCase(name) ? List.of(value) : List.of();
    }

    @Override
    public boolean isConfidential() {
      return name.equals("Cookie");
    }
  }
}

package io.jwtgate.config;

import static io.jwtgate.config.Deployed.KEY;
import static io.jwtgate.config.Deployed.OTHER_KEY;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jwtgate.jwks.JwksSetting;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.ReceivedRequest;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What settings change in where keys come from. One issuer over HTTP for all. */
final class KeyEffects {
  private static final JwksServer SERVER = JwksServer.start(KEY);
  private static final String SECRET_TEXT = "one secret of 32 octets, or some more";
  private static final TestKey SECRET =
      TestKey.hmac("HS256", "secret", SECRET_TEXT.getBytes(US_ASCII));
  private static final TestKey SHORT = TestKey.rsa("short", 1024);
  private static final Map<String, String> FILE = TokenEffects.BASE;
  private static final Map<String, String> FETCHED =
      Map.of(
          "issuer",
          "https://issuer.example",
          "audience",
          "orders",
          "jwks-uri",
          SERVER.jwksUri().toString(),
          "keys-required",
          "true");
  private static final Map<String, String> DISCOVERED =
      Map.of("issuer", SERVER.issuer(), "audience", "orders", "keys-required", "true");

  private KeyEffects() {}

  static List<Effect> rows() {
    return List.of(
        Effect.of(JwksSetting.JWKS_URI, DISCOVERED, app -> app.judged(app.token()))
            .makes(other(), "alice", "unknown_key"),
        Effect.of(CoreSetting.KEY_FILE, FILE, app -> app.judged(app.token()))
            .makes(TestFiles.of(OTHER_KEY.publicPem()), "alice", "bad_signature"),
        Effect.of(
                CoreSetting.SECRET_FILE,
                withSecret("another secret of 32 octets or more"),
                KeyEffects::bySecret)
            .makes(TestFiles.of(SECRET_TEXT), "bad_signature", "alice"),
        Effect.of(
                CoreSetting.UNSAFE_RSA_1024,
                PresetGate.with(FILE, "key-file", TestFiles.of(SHORT.publicPem())),
                KeyEffects::byShortKey)
            .makes("true", "jwtgate.key-file: an RSA key has 2048 to 8192 bits", "alice"),
        Effect.of(JwksSetting.STALE_MAX, fetchedAt("/stale"), KeyEffects::inAnOutage)
            .makes("PT0S", "alice", "unavailable"),
        Effect.of(JwksSetting.DISCOVERY, DISCOVERED, KeyEffects::askedForMetadata)
            .makes(
                "oauth",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server"),
        Effect.of(
                JwksSetting.KEYS_REQUIRED,
                PresetGate.with(fetchedAt("/dead"), "keys-required", "false"),
                KeyEffects::start)
            .makes("true", "starts", "no keys could be fetched (STATUS"),
        Effect.of(JwksSetting.FETCH_TIMEOUT, fetchedAt("/slow"), KeyEffects::fromASlowServer)
            .makes("PT1S", "starts", "no keys could be fetched (TIMED_OUT"),
        Effect.of(JwksSetting.FETCH_TOKEN_FILE, fetchedAt("/token"), KeyEffects::authorization)
            .makes(TestFiles.of("a.token"), "", "Bearer a.token"),
        Effect.of(JwksSetting.UNSAFE_HTTP, inPlainHttp(), Deployed::start)
            .makes(
                "true",
                "jwtgate.jwks-uri: write an https URL; http is taken on loopback hosts, and"
                    + " elsewhere with unsafe-http",
                "starts"));
  }

  private static String other() {
    SERVER.realm("/other").publish(OTHER_KEY);
    return SERVER.realm("/other").jwksUri().toString();
  }

  private static Map<String, String> fetchedAt(String path) {
    return PresetGate.with(FETCHED, "jwks-uri", SERVER.url(path));
  }

  private static Map<String, String> inPlainHttp() {
    Map<String, String> settings = PresetGate.with(FETCHED, "jwks-uri", "http://keys.invalid/");
    return PresetGate.with(settings, "keys-required", "false");
  }

  private static Map<String, String> withSecret(String secret) {
    return Map.of(
        "issuer",
        "https://issuer.example",
        "audience",
        "orders",
        "secret-file",
        TestFiles.of(secret));
  }

  private static String byShortKey(Deployed app) {
    String start = app.start();
    return start.equals("starts") ? app.judged(app.mint().withKey(SHORT).token()) : start;
  }

  private static String bySecret(Deployed app) {
    return app.judged(app.mint().withKey(SECRET).token());
  }

  private static String inAnOutage(Deployed app) {
    SERVER.on("/stale", Reply.jwks(KEY), Reply.status(500));
    app.gate();
    app.clock.advance(Duration.ofMinutes(30));
    return app.judged(app.token());
  }

  private static String askedForMetadata(Deployed app) {
    int before = SERVER.requests().size();
    app.gate();
    return SERVER.requests().stream()
        .skip(before)
        .map(ReceivedRequest::path)
        .filter(path -> path.contains("well-known"))
        .collect(Collectors.joining(", "));
  }

  private static String fromASlowServer(Deployed app) {
    SERVER.on("/slow", Reply.jwks(KEY).delayedBy(Duration.ofMillis(1_200)));
    return start(app);
  }

  /** Whether it starts, or the kind of the failure. */
  private static String start(Deployed app) {
    return app.start().replaceFirst("jwtgate.jwks-uri: (.*\\([A-Z_]+).*", "$1");
  }

  private static String authorization(Deployed app) {
    SERVER.on("/token", Reply.jwks(KEY));
    app.gate();
    List<ReceivedRequest> all = SERVER.requests();
    return all.get(all.size() - 1).header("Authorization").orElse("");
  }

  static {
    SERVER.on("/dead", Reply.status(500));
  }
}

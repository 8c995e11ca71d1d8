package io.jwtgate.config;

import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.VerifiedToken;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.session.Account;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.internal.SessionPart;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** An application that settings alone describe, in the time of a clock that the test moves. */
final class Deployed implements Application.Slot, AutoCloseable {
  static final TestKey KEY = TestKey.shared("ES256");
  static final TestKey OTHER_KEY = TestKey.shared("ES256", "other");

  final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final Settings settings;
  private final ClassLoader loader;
  private Gate gate;
  private Application shared;
  private Application slot;

  /**
   * @param settings by their names without the prefix
   */
  Deployed(Map<String, String> settings) {
    this(settings, Deployed.class.getClassLoader());
  }

  Deployed(Map<String, String> settings, ClassLoader loader) {
    Map<String, String> all = new TreeMap<>();
    settings.forEach((name, value) -> all.put("jwtgate." + name, value));
    this.settings = new Settings(List.of(SettingSource.of("test", all)), clock);
    this.loader = loader;
  }

  Settings settings() {
    return settings;
  }

  Gate gate() {
    if (gate == null) {
      gate = new GateSettings(settings, loader, this).gate();
    }
    return gate;
  }

  /** A share of the application beside that of its gate. */
  Application shared() {
    if (shared == null) {
      shared = Application.in(this, settings, loader);
    }
    return shared;
  }

  SessionPart.Running services() {
    return shared().part(SessionPart.Running.class).orElseThrow();
  }

  Sessions sessions() {
    return services().sessions(subject -> Optional.of(Account.of(subject)));
  }

  /** Whether it starts, or why it does not; without what was found. */
  String start() {
    try {
      gate();
      return "starts";
    } catch (ConfigurationException refused) {
      return refused.getMessage().replaceFirst("; found .*", "");
    }
  }

  TokenMint mint() {
    String issuer = settings.value(CoreSetting.ISSUER).text().orElse("https://issuer.example");
    return new TokenMint(issuer, "orders", KEY, clock);
  }

  TokenDraft token() {
    return mint().token();
  }

  /** The caller's name, or why there is none. */
  String judged(TokenDraft token) {
    return judged(token, VerifiedToken::name);
  }

  String judged(TokenDraft token, Function<VerifiedToken, ?> seen) {
    return judged(token.compact(), seen);
  }

  String judged(String compact, Function<VerifiedToken, ?> seen) {
    try {
      return String.valueOf(seen.apply(gate().verifier().verify(compact)));
    } catch (TokenRejectedException rejected) {
      return rejected.reason().code();
    } catch (KeysUnavailableException | RevocationUnavailableException unavailable) {
      return "unavailable";
    }
  }

  static Call get(String path) {
    return Call.get(URI.create("http://127.0.0.1:1"), path);
  }

  /** What a request over TLS is answered. */
  Answer answer(Call call) {
    return InMemory.answer(gate(), call);
  }

  /** The status that a request over TLS has, and who made it. */
  String outcome(Call call) {
    return outcome(new InMemory(call, true));
  }

  String outcome(InMemory request) {
    Answer answer = InMemory.answer(gate().receive(request).decide());
    return answer.status() == 200 ? answer.body() : String.valueOf(answer.status());
  }

  /** As when the process begins anew: what is in its memory is gone. */
  void restart() {
    close();
    gate = null;
    shared = null;
    slot = null;
  }

  @Override
  public Optional<Application> get() {
    return Optional.ofNullable(slot);
  }

  @Override
  public void put(Application made) {
    slot = made;
  }

  @Override
  public void close() {
    if (gate != null) {
      gate.close();
    }
    if (shared != null) {
      shared.close();
    }
  }
}

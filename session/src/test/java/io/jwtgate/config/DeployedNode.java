package io.jwtgate.config;

import io.jwtgate.TestFolder;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.SessionSetup;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.internal.SessionPart;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.testkit.TestKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A node that is made of settings alone: a gate and sessions over the same services. */
public final class DeployedNode implements AutoCloseable, Application.Slot {
  private static final Path KEY = keyFile();

  private final Gate gate;
  private final Application application;
  private final SessionPart.Running services;
  private final Sessions sessions;
  private Application there;

  /** With settings beside those that every node here has. */
  public DeployedNode(Map<String, String> more) {
    List<SettingSource> sources = List.of(SettingSource.of("test", with(more)));
    ClassLoader loader = DeployedNode.class.getClassLoader();
    this.gate = new GateSettings(sources, loader, this).gate();
    this.application = Application.in(this, sources, loader);
    this.services = application.part(SessionPart.Running.class).orElseThrow();
    this.sessions = services.sessions(services.users()::find);
  }

  /** What an application writes that issues its tokens itself, and more. */
  public static Map<String, String> with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>();
    all.put("jwtgate.issuer", "https://app.example");
    all.put("jwtgate.audience", "app");
    all.put("jwtgate.signing-key-file", KEY.toString());
    all.putAll(more);
    return all;
  }

  /** A private key of tests alone. */
  static Path keyFile() {
    return TestFolder.file(".pem", TestKey.shared("ES256").privatePem());
  }

  public SessionTokens login() {
    return LoginService.of(services.users()::check, sessions)
        .login(new Credentials("alice", SessionSetup.PASSWORD), "here");
  }

  public Sessions sessions() {
    return sessions;
  }

  public Gate gate() {
    return gate;
  }

  public Application shared() {
    return application;
  }

  @Override
  public Optional<Application> get() {
    return Optional.ofNullable(there);
  }

  @Override
  public void put(Application made) {
    there = made;
  }

  @Override
  public void close() {
    gate.close();
    application.close();
  }
}

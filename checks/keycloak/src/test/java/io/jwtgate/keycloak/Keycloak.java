package io.jwtgate.keycloak;

import io.jwtgate.tls.Identity;
import io.jwtgate.tls.PrivateAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Keycloak as it is shipped, in a process of its own, on loopback, with its data in memory. */
final class Keycloak implements AutoCloseable {
  // Long, since it is an upper bound for a machine that does other things as well.
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String NAME = "admin";
  private static final String PASSWORD = "for-this-process-alone";

  private static final PrivateAuthority AUTHORITY = new PrivateAuthority("keycloak");

  private final String url;
  private final String privateUrl;
  private final Path log;
  private final Process process;

  private Keycloak(Path home) throws IOException {
    int port = freePort();
    this.url = "http://127.0.0.1:" + port;
    int privatePort = freePort();
    String host = InetAddress.getLocalHost().getHostName();
    this.privateUrl = "https://" + host + ':' + privatePort;
    Path logs = Files.createDirectories(home.resolveSibling("logs"));
    this.log = logs.resolve("keycloak.log");
    Identity identity = AUTHORITY.issue(host, "127.0.0.1");
    Path certificate = logs.resolve("certificate.pem");
    Path key = logs.resolve("key.pem");
    Files.writeString(certificate, identity.certificatePem());
    Files.writeString(key, identity.keyPem());
    List<String> command =
        List.of(
            "/bin/sh",
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--db=dev-mem",
            "--cache=local",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--https-port=" + privatePort,
            "--https-certificate-file=" + certificate,
            "--https-certificate-key-file=" + key);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP",
                "-Xms64m -Xmx512m",
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                NAME,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                PASSWORD));
    this.process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** Starts one, and waits until it answers. */
  static Keycloak start() {
    try {
      Keycloak keycloak = new Keycloak(Path.of(System.getProperty("keycloak.home")));
      keycloak.awaitReady();
      return keycloak;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void awaitReady() throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        close();
        throw new IllegalStateException("Keycloak does not start: " + Files.readString(log));
      }
      pause();
    }
  }

  private boolean answers() {
    try {
      return Http.send(Http.to(url + "/realms/master").build()).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** A new realm of this name. */
  Realm realm(String name) {
    return Realm.create(this, name);
  }

  String url() {
    return url;
  }

  /** The same server over https, under the machine's own name and a private authority. */
  String privateUrl() {
    return privateUrl;
  }

  /** The certificate of that authority in PEM. */
  String authorityPem() {
    return AUTHORITY.pem();
  }

  /** A token for the admin API; it lives for a minute, so a new one is taken each time. */
  String adminToken() {
    Map<String, String> login =
        Map.of(
            "grant_type",
            "password",
            "client_id",
            "admin-cli",
            "username",
            NAME,
            "password",
            PASSWORD);
    String tokens = url + "/realms/master/protocol/openid-connect/token";
    return (String) Http.object(Http.body(Http.form(tokens, login))).get("access_token");
  }

  /** The shell that started it, and the server. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends with the server. */
  void pause() {
    try {
      process.waitFor(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}

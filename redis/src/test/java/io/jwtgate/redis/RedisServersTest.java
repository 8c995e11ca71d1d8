package io.jwtgate.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreOptions;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.StoredSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** Redis behind Sentinels, as a Cluster and over TLS, by its address alone. */
class RedisServersTest {
  private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");
  private static final Revocation ONE = Revocation.ofToken("https://login.example", "one", UNTIL);

  @TempDir private Path folder;

  private static void soon(BooleanSupplier fact) {
    Instant giveUp = Instant.now().plusSeconds(60);
    while (!holds(fact) && Instant.now().isBefore(giveUp)) {
      LockSupport.parkNanos(1_000_000);
    }
    assertTrue(fact.getAsBoolean());
  }

  private static boolean holds(BooleanSupplier fact) {
    try {
      return fact.getAsBoolean();
    } catch (StoreUnavailableException notYet) {
      return false;
    }
  }

  private static boolean has(RevocationStore store) {
    return store.changesSince(RevocationChanges.START).revocations().equals(List.of(ONE));
  }

  @Test
  @DisplayName(
      "SESS-01: a failover to a replica that lags loses no revocation that a node has heard")
  void aFailoverLosesNothing() {
    try (DebianRedis master = DebianRedis.server(folder, "repl-diskless-sync-delay 0");
        DebianRedis replica = DebianRedis.server(folder, "replicaof 127.0.0.1 " + master.port)) {
      soon(() -> told(master, "replication").contains("state=online"));
      try (DebianRedis sentinel = DebianRedis.sentinelOf(folder, master);
          RedisStore store =
              RedisStore.at("redis-sentinel://127.0.0.1:" + sentinel.port + "#main")) {
        soon(() -> told(sentinel, "sentinel").contains("slaves=1"));
        failOver(master, replica, store);
      }
    }
  }

  private static void failOver(DebianRedis master, DebianRedis replica, RedisStore store) {
    soon(() -> store.sessions().find("nobody").isEmpty());
    try (Revocations node = Revocations.sharedBy(store.revocations()).build()) {
      cutOff(master, replica);
      node.revoke(ONE);
      master.kill();
      replica.thaw();
      soon(() -> has(store.revocations()));
      assertEquals(1, node.size());
    }
  }

  /** What the master takes from now on never comes to the replica. */
  private static void cutOff(DebianRedis master, DebianRedis replica) {
    replica.freeze();
    try (Jedis jedis = new Jedis("127.0.0.1", master.port)) {
      jedis.clientKill(new ClientKillParams().type(ClientType.REPLICA));
    }
  }

  private static String told(DebianRedis redis, String section) {
    try (Jedis jedis = new Jedis("127.0.0.1", redis.port)) {
      return jedis.info(section);
    }
  }

  @Test
  @DisplayName("sessions and revocations in a Cluster")
  void aClusterKeepsBoth() {
    try (DebianRedis one = DebianRedis.server(folder, "cluster-enabled yes");
        RedisStore store = RedisStore.at("redis-cluster://127.0.0.1:" + one.port)) {
      try (Jedis jedis = new Jedis("127.0.0.1", one.port)) {
        jedis.clusterAddSlotsRange(0, 16383);
      }
      soon(() -> store.sessions().find("nobody").isEmpty());
      store.revocations().publish(ONE);
      assertTrue(has(store.revocations()));
      SessionStore sessions = store.sessions();
      SessionLimit limit = new SessionLimit(1, SessionLimit.WhenFull.OLDEST_ENDS);
      sessions.addWithin(limit, session("one"));
      assertEquals(Optional.of(List.of(session("one"))), sessions.addWithin(limit, session("two")));
      assertEquals(List.of(session("two")), sessions.ofSubject("alice"));
    }
  }

  private static StoredSession session(String id) {
    Instant start = UNTIL.minus(Duration.ofMinutes(20));
    return new StoredSession(
        id, "alice", "web", Set.of(), start, UNTIL, UNTIL, "hash", Optional.empty());
  }

  @Test
  @DisplayName(
      "a Redis over TLS is believed where the named authority vouches for it, and no other")
  void tlsIsBelievedByItsAuthority() throws Exception {
    Path key = folder.resolve("key.pem");
    Path certificate = folder.resolve("certificate.pem");
    makeCertificate(key, certificate);
    try (DebianRedis redis =
        DebianRedis.overTls(
            folder,
            "tls-cert-file " + certificate,
            "tls-key-file " + key,
            "tls-ca-cert-file " + certificate,
            "tls-auth-clients no")) {
      String address = "rediss://localhost:" + redis.port;
      StoreOptions options = new StoreOptions(Optional.of(Files.readString(certificate)));
      try (RedisStore named = RedisStore.at(address, options);
          RedisStore unnamed = RedisStore.at(address)) {
        soon(() -> named.sessions().find("nobody").isEmpty());
        SessionStore sessions = unnamed.sessions();
        assertThrows(StoreUnavailableException.class, () -> sessions.find("nobody"));
      }
      try (RedisStore wrongName =
          RedisStore.at(address.replace("localhost", "127.0.0.1"), options)) {
        SessionStore sessions = wrongName.sessions();
        assertThrows(StoreUnavailableException.class, () -> sessions.find("nobody"));
      }
    }
  }

  private static void makeCertificate(Path key, Path certificate) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl on this machine");
    int status =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertEquals(0, status);
  }

  @Test
  @DisplayName("options that can't be taken are rejected by the name of their setting")
  void whatIsNoCertificateIsRejected() throws IOException {
    StoreOptions options =
        new StoreOptions(Optional.of("-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> RedisStore.at("rediss://host", options))
            .getMessage()
            .startsWith("store-ca-file: "));
  }
}

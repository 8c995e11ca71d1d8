package io.jwtgate.servers;

import io.jwtgate.testkit.TokenMint;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One of several versions of an application that are deployed one after the other. */
record Redeployed(War war, String version, String token) {
  /**
   * The last version's own, and two that a server's idle threads may know by their last request.
   */
  static final int AT_MOST = 3;

  private static final String CONTEXT = "again";
  private static final String OF_EACH_LOADER = "io.jwtgate.servlet.JwtFilter";

  /** A version that fetches its keys from this issuer, so that it has threads and connections. */
  static Redeployed version(int number, String issuer, UnaryOperator<War> change) {
    TokenMint mint = TokenMint.of(issuer, "orders", Shop.MINT.key());
    Map<String, String> settings = new TreeMap<>(Shop.settings(mint));
    settings.remove("key-file");
    String version = "version " + number;
    War war = Shop.war(CONTEXT, settings).with("public/version.txt", version);
    return new Redeployed(change.apply(war), version, Shop.admin(mint));
  }

  /** Deploys it in the place of the one before, and uses it. */
  void serveOn(RunningServer server) {
    server.deploy(war);
    Request which = Request.get("/" + CONTEXT + "/public/version.txt");
    server.await(() -> version.equals(server.tryTo(which).body()), version);
    Request who = Request.get("/" + CONTEXT + "/who").with(token);
    server.await(() -> server.tryTo(who).status() == 200, "a good token at " + version);
    server.await(() -> server.isDoneWith(war), "the end of the deployment of " + version);
  }

  /**
   * How many class loaders have loaded the filter, of those that nothing but weak references hold.
   */
  static int loadersOn(RunningServer server) {
    server.jcmd("GC.run");
    return (int)
        server
            .jcmd("VM.class_hierarchy", OF_EACH_LOADER)
            .lines()
            .filter(line -> line.contains(OF_EACH_LOADER))
            .count();
  }

  /** How many threads of ours there are. */
  static int fetchersOn(RunningServer server) {
    return (int)
        server.jcmd("Thread.print").lines().filter(line -> line.startsWith("\"jwtgate")).count();
  }
}

package io.jwtgate.benchmarks.http;

import static io.jwtgate.benchmarks.http.Contender.JAVA_JWT_FILTER;
import static io.jwtgate.benchmarks.http.Contender.JWT_FEATURE;
import static io.jwtgate.benchmarks.http.Contender.JWT_FILTER;
import static io.jwtgate.benchmarks.http.Contender.OPEN_SERVLET;
import static io.jwtgate.benchmarks.http.Contender.STATIC_JERSEY;

import io.jwtgate.benchmarks.report.PerformancePage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Requests to each server in turn, round after round, so that what disturbs the machine disturbs
 * all of them. Bounded: so many rounds of so many requests, to loopback only.
 */
public final class HttpBenchmark {
  private static final List<Contender> WARM =
      List.of(OPEN_SERVLET, JWT_FILTER, STATIC_JERSEY, JWT_FEATURE);
  private static final List<Contender> COLD = List.of(JWT_FILTER, JAVA_JWT_FILTER);
  private static final int KNOWN_TOKENS = 100;
  private static final int WARM_UPS = 4;

  private final Tokens tokens = Tokens.ofANewKey();
  private final Map<Contender, ServerProcess> servers = new EnumMap<>(Contender.class);
  private final Map<Contender, Rounds> warm = new EnumMap<>(Contender.class);
  private final Map<Contender, Rounds> cold = new EnumMap<>(Contender.class);
  private final String conditions;
  private final int rounds;
  private final int warmRequests;
  private final int coldRequests;

  private HttpBenchmark(boolean isShort) {
    this.rounds = isShort ? 5 : 12;
    this.warmRequests = isShort ? 8_000 : 15_000;
    this.coldRequests = isShort ? 1_500 : 3_000;
    this.conditions = PerformancePage.conditions(rounds + " rounds in turn, " + Pinning.text());
  }

  /**
   * Runs it, and puts what it says into the page if asked to.
   *
   * @param args {@code short} or anything else; folder of the pages or nothing
   */
  public static void main(String[] args) throws Exception {
    HttpBenchmark benchmark = new HttpBenchmark(args[0].equalsIgnoreCase("short"));
    Pinning.leaveCoreOfServers();
    String text = benchmark.run();
    System.out.println(text);
    Files.writeString(Path.of("target", "http.md"), text);
    if (args.length > 1) {
      new PerformancePage(Path.of(args[1])).replace("http", text);
    }
  }

  private String run() throws Exception {
    try (Load load = new Load()) {
      for (Contender contender : Contender.values()) {
        byte[] key = tokens.key().publicKey().getEncoded();
        servers.put(contender, ServerProcess.start(contender, key));
      }
      measureWarm(load);
      measureCold(load);
    } finally {
      for (ServerProcess server : servers.values()) {
        server.close();
      }
    }
    return report();
  }

  private void measureWarm(Load load) throws Exception {
    List<byte[]> known = tokens.requests(KNOWN_TOKENS);
    for (int round = -WARM_UPS; round < rounds; round++) {
      for (Contender contender : WARM) {
        measure(
            load,
            contender,
            known,
            warmRequests,
            round < 0 ? new EnumMap<>(Contender.class) : warm);
      }
    }
  }

  /** The same new tokens for all: each of them sees them once. */
  private void measureCold(Load load) throws Exception {
    for (int round = -WARM_UPS; round < rounds; round++) {
      List<byte[]> distinct = tokens.requests(coldRequests);
      for (Contender contender : COLD) {
        measure(
            load,
            contender,
            distinct,
            coldRequests,
            round < 0 ? new EnumMap<>(Contender.class) : cold);
      }
    }
  }

  private void measure(
      Load load, Contender contender, List<byte[]> requests, int count, Map<Contender, Rounds> into)
      throws Exception {
    ServerProcess server = servers.get(contender);
    Duration processorBefore = server.processorTime();
    long begun = System.nanoTime();
    load.send(server.port(), requests, count);
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    Duration processor = server.processorTime().minus(processorBefore);
    into.computeIfAbsent(contender, all -> new Rounds()).add(count, time, processor);
  }

  private String report() {
    StringBuilder text = new StringBuilder("\n");
    text.append(conditions);
    text.append(
        """

        Tokens of RS256, 8 connections. Processor time is the server's for one request, of its best round.

        | tokens | server | requests a second | processor time | beside | requests | processor time |
        | --- | --- | --- | --- | --- | --- | --- |
        """);
    row(text, "known", warm, OPEN_SERVLET, OPEN_SERVLET);
    row(text, "known", warm, JWT_FILTER, OPEN_SERVLET);
    row(text, "known", warm, STATIC_JERSEY, STATIC_JERSEY);
    row(text, "known", warm, JWT_FEATURE, STATIC_JERSEY);
    row(text, "new", cold, JAVA_JWT_FILTER, JAVA_JWT_FILTER);
    row(text, "new", cold, JWT_FILTER, JAVA_JWT_FILTER);
    return text.append('\n').toString();
  }

  private static void row(
      StringBuilder text,
      String kind,
      Map<Contender, Rounds> measured,
      Contender contender,
      Contender base) {
    Rounds own = measured.get(contender);
    Rounds other = measured.get(base);
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %,.0f | %.1f µs | %s | %.2f | %.2f |%n",
            kind,
            contender.title,
            own.requestsPerSecond(),
            own.processorMicros(),
            contender == base ? "itself" : base.title,
            own.requestsPerSecond() / other.requestsPerSecond(),
            own.processorMicros() / other.processorMicros()));
  }
}

package io.jwtgate.benchmarks.report;

import static io.jwtgate.benchmarks.report.Table.bytes;
import static io.jwtgate.benchmarks.report.Table.ratio;
import static io.jwtgate.benchmarks.report.Table.time;

import io.jwtgate.benchmarks.Library;
import io.jwtgate.benchmarks.RejectionBenchmark.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was measured, as a reader wants to see it. */
record Tables(Measurements measured) {
  static final List<String> ALGORITHMS = List.of("RS256", "ES256", "EdDSA", "HS256");
  static final List<Integer> SIZES = List.of(1, 1_000, 100_000, 1_000_000);

  String all() {
    return String.join(
        "\n",
        "Verified in full:\n",
        uncached(),
        "Allocated in one of these:\n",
        allocated(),
        "Known tokens, each in a fresh string (the floor is SHA-256 of it and a look-up of"
            + " Caffeine):\n",
        known(),
        "Many issuers, a thousand tokens of HS256:\n",
        issuers(),
        "Two threads, in calls a second beside one thread:\n",
        threads(),
        "Refused, RS256:\n",
        rejected());
  }

  private Optional<Measured> library(String setup, String algorithm, Library library) {
    return measured.of(setup, "UncachedBenchmark.verify", algorithm, library, 1);
  }

  private Optional<Measured> floor(String algorithm) {
    return measured.of("jdk", "FloorBenchmark.signature", algorithm, 1);
  }

  private String uncached() {
    Table table = new Table(heads("what"));
    table.row(cells("the signature alone", algorithm -> time(floor(algorithm))));
    for (Library library : Library.values()) {
      table.row(cells(name(library), algorithm -> time(library("jdk", algorithm, library))));
    }
    table.row(cells("JwtGate, native provider", algorithm -> time(jwtGate("native", algorithm))));
    table.row(
        cells(
            "JwtGate to the signature alone",
            algorithm -> ratio(jwtGate("jdk", algorithm), floor(algorithm))));
    table.row(
        cells(
            "JwtGate to java-jwt",
            algorithm ->
                ratio(jwtGate("jdk", algorithm), library("jdk", algorithm, Library.JAVA_JWT))));
    table.row(
        cells(
            "the best peer to JwtGate, native provider",
            algorithm -> ratio(bestPeer(algorithm), jwtGate("native", algorithm))));
    return table.toString();
  }

  private Optional<Measured> jwtGate(String setup, String algorithm) {
    return library(setup, algorithm, Library.JWTGATE);
  }

  private Optional<Measured> bestPeer(String algorithm) {
    return List.of(Library.values()).stream()
        .filter(library -> library != Library.JWTGATE)
        .flatMap(library -> library("jdk", algorithm, library).stream())
        .min(java.util.Comparator.comparing(Measured::nanos));
  }

  private String allocated() {
    Table table = new Table(heads("what"));
    for (Library library : Library.values()) {
      table.row(cells(name(library), algorithm -> bytes(library("jdk", algorithm, library))));
    }
    return table.toString();
  }

  private static String name(Library library) {
    return switch (library) {
      case JWTGATE -> "JwtGate";
      case JAVA_JWT -> "java-jwt";
      case NIMBUS -> "Nimbus (EdDSA: Tink)";
      case JOSE4J -> "jose4j";
      case JJWT -> "jjwt";
      case SMALLRYE -> "SmallRye JWT";
      case SPRING -> "Spring Security";
    };
  }

  private static String[] heads(String first) {
    return cells(first, algorithm -> algorithm);
  }

  private static String[] cells(String first, java.util.function.UnaryOperator<String> cell) {
    List<String> cells = new ArrayList<>(List.of(first));
    ALGORITHMS.forEach(algorithm -> cells.add(cell.apply(algorithm)));
    return cells.toArray(String[]::new);
  }

  Optional<Measured> known(String method, int size, int threads) {
    return measured.of("jdk", "CachedBenchmark." + method, size, threads);
  }

  private String known() {
    Table table =
        new Table(
            "tokens",
            "floor",
            "known token",
            "ratio",
            "to a cache of one",
            "allocated beyond the string");
    for (int size : SIZES) {
      Optional<Measured> floor = known("floor", size, 1);
      Optional<Measured> warm = known("warm", size, 1);
      Optional<Measured> string = known("string", size, 1);
      table.row(
          "%,d".formatted(size),
          time(floor),
          time(warm),
          ratio(warm, floor),
          ratio(warm, known("warm", 1, 1)),
          beyond(warm, string));
    }
    return table.toString();
  }

  private static String beyond(Optional<Measured> all, Optional<Measured> part) {
    return all.flatMap(a -> part.map(b -> "%,.0f B".formatted(a.bytes() - b.bytes()))).orElse("–");
  }

  private String issuers() {
    Table table = new Table("", "1 issuer", "100 issuers", "ratio");
    for (String method : List.of("known", "verified")) {
      Optional<Measured> one = measured.of("jdk", "IssuersBenchmark." + method, 1, 1);
      Optional<Measured> hundred = measured.of("jdk", "IssuersBenchmark." + method, 100, 1);
      table.row(method, time(one), time(hundred), ratio(hundred, one));
    }
    return table.toString();
  }

  private String threads() {
    Table table = new Table("", "2 threads to 1", "the floor's");
    for (int size : SIZES) {
      table.row(
          "known token, cache of %,d".formatted(size),
          speedUp("CachedBenchmark.warm", size),
          speedUp("CachedBenchmark.floor", size));
    }
    for (String algorithm : ALGORITHMS) {
      table.row(
          algorithm + " in full",
          speedUp("UncachedBenchmark.verify", algorithm, Library.JWTGATE),
          "–");
    }
    return table.toString();
  }

  private String speedUp(Object... name) {
    Optional<Measured> one = measured.of("jdk", joined(name), 1);
    Optional<Measured> two = measured.of("jdk", joined(name), 2);
    return one.flatMap(a -> two.map(b -> ratio(2 * a.nanos() / b.nanos()))).orElse("–");
  }

  private static String joined(Object... name) {
    return String.join(" ", List.of(name).stream().map(String::valueOf).toList());
  }

  private String rejected() {
    Table table = new Table("what is wrong", "time", "to a good token", "allocated");
    Optional<Measured> good = rejection(Fault.NONE);
    for (Fault fault : Fault.values()) {
      Optional<Measured> bad = rejection(fault);
      table.row(
          fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
          time(bad),
          ratio(bad, good),
          bytes(bad));
    }
    return table.toString();
  }

  private Optional<Measured> rejection(Fault fault) {
    return measured.of("jdk", "RefusalBenchmark.refuse", fault, 1);
  }
}

package io.jwtgate.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.internal.metrics.KeyHealthMXBean;
import io.jwtgate.internal.metrics.OutcomeRow;
import io.jwtgate.internal.metrics.VerifierMXBean;
import io.jwtgate.jwks.RemoteKeySource;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.metrics.EvictionCause;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.TestKey;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.beans.Introspector;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.Test;

/** The pages list every attribute, meter and event, and no other. */
class MetricsPageTest {
  private static final Set<String> COMMON_TAGS = Set.of("application", "instance");
  private static final Set<String> COMMON_FIELDS =
      Set.of("startTime", "duration", "eventThread", "stackTrace");

  /** The first two columns of the table below this heading, without its marks. */
  private static Set<String> table(String page, String head) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", page));
    int begin = lines.indexOf(head);
    assertTrue(begin >= 0, () -> page + " has no table " + head);
    int columns = head.endsWith("s | |") ? 2 : 1;
    return lines.stream()
        .skip(begin + 2L)
        .takeWhile(line -> line.startsWith("|"))
        .flatMap(line -> rows(line, columns))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> rows(String line, int columns) {
    String[] cells = line.replace("`", "").split("\\|", -1);
    return columns == 2
        ? Stream.of(cells[1].strip() + " (" + cells[2].strip() + ")")
        : Arrays.stream(cells[1].split(",", -1)).map(String::strip);
  }

  private static Set<String> getters(Class<?> type, UnaryOperator<String> spelling) {
    return Arrays.stream(type.getDeclaredMethods())
        .map(Method::getName)
        .filter(name -> name.startsWith("get"))
        .map(name -> spelling.apply(name.substring("get".length())))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static MeterRegistry registryOfAVerifierInUse() {
    MeterRegistry registry = new SimpleMeterRegistry();
    try (JwksServer server = JwksServer.start(TestKey.shared("RS256"))) {
      RemoteKeySource keys = RemoteKeySource.at(server.jwksUri().toString()).required().build();
      TokenVerifier verifier =
          TokenVerifier.builder()
              .trust(TrustedShop.with(keys))
              .publish("/page", new MeterPublisher(registry))
              .build();
      assertThrows(RuntimeException.class, () -> verifier.verify("x"));
      keys.close();
    }
    return registry;
  }

  private static String nameAndTags(Meter meter) {
    return meter.getId().getName()
        + meter.getId().getTags().stream()
            .map(Tag::getKey)
            .filter(key -> !COMMON_TAGS.contains(key))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String nameAndFields(EventType event) {
    return event.getName()
        + event.getFields().stream()
            .map(ValueDescriptor::getName)
            .filter(name -> !COMMON_FIELDS.contains(name))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  @Test
  void attributesOfVerifiers() throws IOException {
    Set<String> attributes = getters(VerifierMXBean.class, name -> name);
    assertEquals(attributes, table("metrics.md", "| attribute | |"));
  }

  @Test
  void fieldsOfOutcomes() throws IOException {
    Set<String> fields = getters(OutcomeRow.class, Introspector::decapitalize);
    assertEquals(fields, table("metrics.md", "| field | |"));
  }

  @Test
  void attributesOfKeys() throws IOException {
    Set<String> attributes = getters(KeyHealthMXBean.class, name -> name);
    assertEquals(attributes, table("keys.md", "| attribute | |"));
  }

  @Test
  void causes() throws IOException {
    String causes =
        Arrays.stream(EvictionCause.values())
            .map(cause -> "`" + cause.code() + "`")
            .collect(Collectors.joining(", "));
    assertTrue(Files.readString(Path.of("..", "docs", "metrics.md")).contains(causes));
  }

  @Test
  void meters() throws IOException {
    Set<String> meters =
        registryOfAVerifierInUse().getMeters().stream()
            .map(MetricsPageTest::nameAndTags)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(meters, table("metrics.md", "| meter | tags | |"));
  }

  @Test
  void events() throws IOException {
    registryOfAVerifierInUse();
    Set<String> events =
        FlightRecorder.getFlightRecorder().getEventTypes().stream()
            .filter(event -> event.getName().startsWith("io.jwtgate."))
            .map(MetricsPageTest::nameAndFields)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(events, table("metrics.md", "| event | fields | |"));
  }

  private static TokenVerifier published(TrustedIssuer shop, MeterRegistry registry) {
    TokenVerifier verifier =
        TokenVerifier.builder().trust(shop).publish("orders", new MeterPublisher(registry)).build();
    return verifier;
  }

  @Test
  void codeOfThePagePublishes() {
    MeterRegistry registry = new SimpleMeterRegistry();
    byte[] key = TestKey.shared("RS256").publicPem().getBytes(StandardCharsets.US_ASCII);
    TrustedIssuer shop =
        TrustedIssuer.of("https://shop.example")
            .audience("orders")
            .keys(KeyFile.publicKeys(key))
            .build();
    try (TokenVerifier verifier = published(shop, registry)) {
      assertTrue(verifier.metrics() != null);
      assertEquals("orders", registry.getMeters().get(0).getId().getTag("application"));
    }
  }
}

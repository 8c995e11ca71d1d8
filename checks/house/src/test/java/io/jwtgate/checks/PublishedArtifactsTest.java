package io.jwtgate.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What is published: the rules of Maven Central, and the same octets from the same sources. */
@EnabledIfSystemProperty(
    named = "checks.published",
    matches = "true",
    disabledReason = "builds everything twice: mvn verify -Ppublished")
class PublishedArtifactsTest {
  private static final List<String> REQUIRED =
      List.of("name", "description", "url", "licenses", "developers", "scm");

  @TempDir private static Path first;
  @TempDir private static Path second;

  private static BuildOfArtifacts build;

  @BeforeAll
  static void buildOnce() throws IOException, InterruptedException {
    build = BuildOfArtifacts.in(first);
  }

  static Stream<String> libraries() {
    return Repository.PUBLISHED.stream();
  }

  static Stream<String> published() {
    return Stream.concat(Stream.of("bom"), libraries());
  }

  @Test
  @DisplayName("two builds of the same sources make the same jars, octet by octet")
  void buildsAreReproducible() throws IOException, InterruptedException {
    Map<String, byte[]> jars = build.jars();
    Map<String, byte[]> again = BuildOfArtifacts.in(second).jars();

    assertEquals(jars.keySet(), again.keySet());
    jars.forEach((name, octets) -> assertArrayEquals(octets, again.get(name), name));
  }

  @ParameterizedTest(name = "{0} has a jar, its sources and its Javadoc")
  @MethodSource("libraries")
  void jarsAreThere(String module) throws IOException {
    Set<String> kinds = new TreeSet<>();
    build.jars().keySet().stream()
        .filter(path -> path.startsWith(module + "/"))
        .map(path -> path.replaceAll(".*-SNAPSHOT|.*/jwtgate-[a-z-]+-[0-9.]+[0-9]", ""))
        .forEach(kinds::add);

    assertTrue(kinds.containsAll(Set.of(".jar", "-sources.jar", "-javadoc.jar")), kinds.toString());
  }

  @ParameterizedTest(name = "the POM of {0} stands alone and has what Maven Central requires")
  @MethodSource("published")
  void pomStandsAlone(String module) throws Exception {
    Document pom = pom(module);

    for (String element : REQUIRED) {
      assertEquals(1, children(pom, element), element);
    }
    assertEquals(0, children(pom, "parent"));
    assertFalse(Files.readString(build.pom(module)).contains("<scope>test</scope>"));
  }

  @Test
  @DisplayName("the BOM manages every module that is published, and nothing else")
  void bomManagesOurModules() throws Exception {
    NodeList managed = pom("bom").getElementsByTagName("artifactId");
    Set<String> names = new TreeSet<>();
    // The first one is the BOM's own name.
    for (int at = 1; at < managed.getLength(); at++) {
      names.add(managed.item(at).getTextContent());
    }

    assertEquals(new TreeSet<>(libraries().map(module -> "jwtgate-" + module).toList()), names);
  }

  @ParameterizedTest(name = "the jar of {0} has licence, notice and version")
  @MethodSource("libraries")
  void jarHasLicence(String module) throws IOException {
    for (Map.Entry<String, byte[]> jar : build.jars().entrySet()) {
      if (jar.getKey().matches(module + "/target/jwtgate-" + module + "-[0-9.]+(-SNAPSHOT)?.jar")) {
        assertComplete(jar.getValue());
      }
    }
  }

  private static void assertComplete(byte[] octets) throws IOException {
    Set<String> entries = new TreeSet<>();
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(octets))) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertNotNull(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
      for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
        entries.add(entry.getName());
      }
    }
    assertTrue(entries.containsAll(Set.of("META-INF/LICENSE", "META-INF/NOTICE")));
  }

  @Test
  @DisplayName("the bill of materials of core lists the three jars that it brings")
  void materialsAreListed() throws IOException {
    String materials = Files.readString(build.materials("core"));

    for (String jar : List.of("java-jwt", "caffeine", "jackson-core")) {
      assertTrue(materials.contains("\"name\" : \"" + jar + '"'), jar);
    }
    assertFalse(materials.contains("jackson-databind"));
  }

  private static Document pom(String module) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(build.pom(module).toFile());
  }

  private static long children(Document pom, String name) {
    NodeList all = pom.getDocumentElement().getChildNodes();
    long count = 0;
    for (int at = 0; at < all.getLength(); at++) {
      count += all.item(at).getNodeName().equals(name) ? 1 : 0;
    }
    return count;
  }
}

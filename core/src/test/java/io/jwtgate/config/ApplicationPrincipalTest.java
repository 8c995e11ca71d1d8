package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.CallerPrincipal;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationPrincipalTest {
  private static final CallerPrincipal OF_PART = caller -> () -> "of the part";

  @TempDir Path folder;

  /** What an application brings. */
  public static final class Own implements CallerPrincipal {
    /** For the service loader. */
    public Own() {}

    @Override
    public Principal of(Caller caller) {
      return () -> "own";
    }
  }

  /** Another one. */
  public static final class Other implements CallerPrincipal {
    /** For the service loader. */
    public Other() {}

    @Override
    public Principal of(Caller caller) {
      return caller;
    }
  }

  private record Part(CallerPrincipal made) implements ApplicationPart.Running {
    @Override
    public Optional<CallerPrincipal> principal() {
      return Optional.ofNullable(made);
    }
  }

  private CallerPrincipal of(Part part, String... services) throws IOException {
    Path file = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        file.resolve(CallerPrincipal.class.getName()), String.join("\n", services) + "\n");
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      return ApplicationPrincipal.of(loader, List.of(part));
    }
  }

  @Test
  @DisplayName("the application's own service wins over a part, and a part over the caller")
  void ownServiceWins() throws IOException {
    assertInstanceOf(Own.class, of(new Part(OF_PART), Own.class.getName()));
    assertSame(OF_PART, of(new Part(OF_PART)));
    assertSame(CallerPrincipal.CALLER, of(new Part(null)));
  }

  @Test
  @DisplayName("two services stop the start")
  void twoServices_stopTheStart() {
    ConfigurationException wrong =
        assertThrows(
            ConfigurationException.class,
            () -> of(new Part(null), Own.class.getName(), Other.class.getName()));
    assertEquals(
        "META-INF/services/io.jwtgate.bearer.CallerPrincipal: write one class; there are 2",
        wrong.getMessage());
  }

  @Test
  @DisplayName("a service that can't be made stops the start")
  void missingClass_stopsTheStart() {
    ConfigurationException wrong =
        assertThrows(ConfigurationException.class, () -> of(new Part(null), "com.shop.Missing"));
    assertTrue(wrong.getMessage().startsWith("META-INF/services/"), wrong.getMessage());
    assertTrue(wrong.getMessage().contains("com.shop.Missing"), wrong.getMessage());
  }
}

package io.jwtgate.config;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityListener;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that an application brings as a service. */
public final class HeardEvents implements SecurityListener {
  private static final List<SecurityEvent> EVENTS = new CopyOnWriteArrayList<>();

  /** For the service loader. */
  public HeardEvents() {}

  /** A class loader of an application that brings it, with its files in that folder. */
  static ClassLoader loader(Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(SecurityListener.class.getName()), HeardEvents.class.getName());
    EVENTS.clear();
    URL[] urls = {folder.toUri().toURL()};
    return new URLClassLoader(urls, HeardEvents.class.getClassLoader());
  }

  /** What was heard since then, as {@code KIND issuer detail}. */
  static List<String> all() {
    return EVENTS.stream()
        .map(event -> event.kind() + " " + event.issuerName() + " " + event.detail())
        .toList();
  }

  @Override
  public void on(SecurityEvent event) {
    EVENTS.add(event);
  }
}

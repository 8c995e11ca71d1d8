package io.jwtgate.config;

import io.jwtgate.store.SharedStore;
import io.jwtgate.store.StoreProvider;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Opens the stores that settings name, each address once. Not thread-safe. */
final class StoreSettings implements AutoCloseable {
  private static final String MEMORY = "memory";
  private static final String JNDI = "java:";

  private final ClassLoader loader;
  private final Map<String, SharedStore> opened = new TreeMap<>();

  StoreSettings(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * @throws ConfigurationException if there is no such store
   */
  SharedStore at(Value address) {
    return address.read(text -> opened.computeIfAbsent(text, this::open));
  }

  /** A store connects when it is first used, so nothing is asked of it here. */
  static void judge(Value address, ClassLoader loader) {
    address.read(text -> new StoreSettings(loader).open(text)).close();
  }

  private SharedStore open(String address) {
    if (address.equals(MEMORY)) {
      return SharedStore.inMemory();
    }
    return address.startsWith(JNDI) ? DeployedDataSource.store(address) : provided(address);
  }

  private SharedStore provided(String address) {
    String scheme = address.substring(0, Math.max(0, address.indexOf(':')));
    return ServiceLoader.load(StoreProvider.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.takes(scheme))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(advice(scheme)))
        .open(address);
  }

  private static String advice(String scheme) {
    return scheme.startsWith("redis")
        ? "add the artifact jwtgate-redis to the application"
        : "write memory, the JNDI name of a data source (java:comp/env/jdbc/app),"
            + " or an address such as redis://host:6379";
  }

  @Override
  public void close() {
    opened.values().forEach(SharedStore::close);
  }
}

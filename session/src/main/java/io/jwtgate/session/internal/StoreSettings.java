package io.jwtgate.session.internal;

import io.jwtgate.config.SettingValue;
import io.jwtgate.config.Settings;
import io.jwtgate.internal.keys.CertificateChain;
import io.jwtgate.session.store.SharedStore;
import io.jwtgate.session.store.StoreOptions;
import io.jwtgate.session.store.StoreProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Opens the stores that settings name, each address once. Not thread-safe. */
final class StoreSettings implements AutoCloseable {
  private static final String MEMORY = "memory";
  private static final String JNDI = "java:";

  private final ClassLoader loader;
  private final boolean createsTables;
  private final StoreOptions options;
  private final Map<String, SharedStore> opened = new TreeMap<>();

  StoreSettings(Settings settings, ClassLoader loader) {
    this.loader = loader;
    this.createsTables =
        settings.value(SessionSetting.SESSION_TABLES).oneOf("expected", "create").equals("create");
    SettingValue file = settings.value(SessionSetting.STORE_CA_FILE);
    this.options =
        new StoreOptions(file.text().map(any -> file.read(path -> certificates(path, loader))));
  }

  /** The setting and what it names, without a password: for events and the log. */
  static String label(SettingValue address) {
    return address.name() + " " + address.text().orElse("").replaceAll("://.*@", "://");
  }

  /**
   * @throws io.jwtgate.config.ConfigurationException if there is no such store
   */
  SharedStore at(SettingValue address) {
    return address.read(text -> opened.computeIfAbsent(text, this::open));
  }

  /** A store connects when it is first used, so nothing is asked of it here. */
  static void judge(SettingValue address, ClassLoader loader) {
    StoreSettings onTrial = new StoreSettings(new Settings(List.of()), loader);
    address.read(onTrial::open).close();
  }

  private SharedStore open(String address) {
    if (address.equals(MEMORY)) {
      return SharedStore.inMemory();
    }
    return address.startsWith(JNDI)
        ? DeployedDataSource.store(address, createsTables)
        : provided(address);
  }

  private SharedStore provided(String address) {
    String scheme = address.substring(0, Math.max(0, address.indexOf(':')));
    return ServiceLoader.load(StoreProvider.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.takes(scheme))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(advice(scheme)))
        .open(address, options);
  }

  private static String certificates(String path, ClassLoader loader) {
    byte[] content = SettingValue.content(path, loader);
    CertificateChain.read(content);
    return new String(content, StandardCharsets.US_ASCII);
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

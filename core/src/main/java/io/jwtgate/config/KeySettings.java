package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.KEY_FILE;
import static io.jwtgate.config.CoreSetting.SECRET_FILE;
import static io.jwtgate.config.CoreSetting.UNSAFE_RSA_1024;

import io.jwtgate.config.ApplicationPart.IssuerKeys;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.FileKeySource;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.KeySource;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where one issuer's keys come from: a file, or a part of the application. */
record KeySettings(IssuerSettings issuer) {

  KeySettings {
    List<SettingValue> written =
        issuer.keySettings().stream()
            .filter(setting -> !issuer.isOfPreset(setting))
            .map(issuer::value)
            .toList();
    if (written.size() > 1) {
      throw written.get(1).rejected("write only one of " + keySettings(issuer.settings()));
    }
  }

  /** By their names, with {@code and} before the last one. */
  private static String keySettings(Settings settings) {
    return settings.all().stream()
        .filter(Setting::namesKeys)
        .map(Setting::key)
        .sorted()
        .collect(Collectors.joining(", "))
        .replaceFirst(", ([a-z-]+)$", " and $1");
  }

  boolean isSecret() {
    return issuer.isSet(SECRET_FILE);
  }

  /**
   * The keys, of which nothing is opened yet.
   *
   * @param algorithms those that the issuer's tokens may have
   * @throws ConfigurationException if there are none, or a setting of theirs is wrong
   */
  IssuerKeys of(Application application, Set<SignatureAlgorithm> algorithms) {
    if (isFile()) {
      SecurityListener listener = application.listener();
      return ofFile(location -> reloaded(location, listener, algorithms));
    }
    return chosen(
        application.parts().stream().flatMap(part -> part.keysOf(issuer).stream()).toList());
  }

  /**
   * The keys as far as they are at hand.
   *
   * @throws ConfigurationException if there are none, or a setting of theirs is wrong
   */
  IssuerKeys onTrial() {
    return isFile()
        ? ofFile(location -> reader().apply(content(location)))
        : chosen(
            issuer.settings().parts().stream()
                .flatMap(part -> part.keysOnTrial(issuer).stream())
                .toList());
  }

  /** Those that somebody wrote go before those that are looked for. */
  private IssuerKeys chosen(List<IssuerKeys> offered) {
    return offered.stream()
        .min(Comparator.comparing(IssuerKeys::fallback))
        .orElseThrow(
            () ->
                issuer
                    .value(KEY_FILE)
                    .rejected(
                        "write the file of the issuer's keys; keys over HTTP come with the"
                            + " artifact jwtgate-jwks, which is not here"));
  }

  private IssuerKeys ofFile(Function<String, KeySource> opened) {
    return new IssuerKeys(() -> file().read(opened), Optional.empty(), false);
  }

  /** A preset's address counts for nothing where a file is written. */
  private boolean isFile() {
    return file().isSet();
  }

  private SettingValue file() {
    return issuer.value(isSecret() ? SECRET_FILE : KEY_FILE);
  }

  private Function<byte[], KeySet> reader() {
    if (isSecret()) {
      return KeyFile::secret;
    }
    return issuer.flag(UNSAFE_RSA_1024) ? KeyFile::unsafeRsa1024 : KeyFile::publicKeys;
  }

  private byte[] content(String location) {
    return isSecret()
        ? DeployedFile.read(location, issuer.loader())
        : DataUrl.orFile(location, issuer.loader());
  }

  /** A file may change while the application runs; what is deployed with it, or a pipe, not. */
  private KeySource reloaded(
      String location, SecurityListener listener, Set<SignatureAlgorithm> algorithms) {
    Optional<Path> file =
        DataUrl.is(location) ? Optional.empty() : DeployedFile.regularFile(location);
    return file.isEmpty()
        ? reader().apply(content(location))
        : FileKeySource.of(file.get(), reader())
            .name(issuer.label())
            .algorithms(algorithms)
            .listener(listener)
            .clock(issuer.settings().clock())
            .build();
  }
}

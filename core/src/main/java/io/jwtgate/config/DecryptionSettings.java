package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.DECRYPTION_ALGORITHMS;
import static io.jwtgate.config.CoreSetting.DECRYPTION_KEY_FILE;

import io.jwtgate.event.SecurityListener;
import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.keys.DecryptionKeySource;
import io.jwtgate.keys.FileDecryptionKeySource;
import io.jwtgate.keys.KeyFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** To which keys of this application one issuer encrypts its tokens. */
record DecryptionSettings(IssuerSettings issuer) {

  /**
   * The keys; empty if the issuer's tokens are only signed.
   *
   * @throws ConfigurationException if the file can't be used
   */
  Optional<DecryptionKeySource> keys(SecurityListener listener) {
    return opened(location -> reloaded(location, listener));
  }

  /** The same, to be judged: the file is read once. */
  Optional<DecryptionKeySource> onTrial() {
    return opened(this::fixed);
  }

  private Optional<DecryptionKeySource> opened(Function<String, DecryptionKeySource> reader) {
    SettingValue file = issuer.value(DECRYPTION_KEY_FILE);
    return file.isSet() ? Optional.of(file.read(reader)) : Optional.empty();
  }

  private DecryptionKeySource fixed(String location) {
    return KeyFile.decryptionKeys(DeployedFile.read(location, issuer.loader()));
  }

  /** A file may change while the application runs; what is deployed with it, or a pipe, not. */
  private DecryptionKeySource reloaded(String location, SecurityListener listener) {
    Optional<Path> file = DeployedFile.regularFile(location);
    return file.isEmpty()
        ? fixed(location)
        : FileDecryptionKeySource.of(file.get())
            .name(issuer.label())
            .algorithms(Set.of(algorithms()))
            .listener(listener)
            .clock(issuer.settings().clock())
            .build();
  }

  /** Those that were written, otherwise all. */
  KeyManagementAlgorithm[] algorithms() {
    SettingValue written = issuer.value(DECRYPTION_ALGORITHMS);
    return written.isSet()
        ? written.list().stream()
            .map(DecryptionSettings::algorithm)
            .toArray(KeyManagementAlgorithm[]::new)
        : KeyManagementAlgorithm.values();
  }

  static KeyManagementAlgorithm algorithm(String name) {
    return KeyManagementAlgorithm.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException("write names such as RSA-OAEP-256 or ECDH-ES+A256KW"));
  }
}

package io.jwtgate.keys;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decryption keys out of a file that may change, as {@link FileKeySource} has it: the next look at
 * the file is two seconds after the last one, and a content that can't be used changes nothing.
 * Thread-safe.
 */
public final class FileDecryptionKeySource implements DecryptionKeySource {
  private final ReloadedFile<DecryptionKeySet> file;
  private final String name;
  private final Set<KeyManagementAlgorithm> algorithms;
  private final GuardedListener listener;

  private FileDecryptionKeySource(Builder builder) {
    this.name = builder.name;
    this.algorithms = builder.algorithms;
    this.listener = builder.listener;
    this.file =
        new ReloadedFile<>(
            new WatchedFile(builder.file), KeyFile::decryptionKeys, new Reports(), builder.clock);
  }

  /** Begins the description of a file, whose content {@link KeyFile#decryptionKeys} reads. */
  public static Builder of(Path file) {
    return new Builder(file);
  }

  @Override
  public Optional<DecryptionKey> find(KeyManagementAlgorithm algorithm, String keyId) {
    return keys().find(algorithm, keyId);
  }

  /** The keys as they are now. */
  public DecryptionKeySet keys() {
    return file.current();
  }

  private final class Reports implements ReloadedFile.Watcher<DecryptionKeySet> {
    @Override
    public void require(DecryptionKeySet read) {
      if (read.keys().stream().noneMatch(key -> algorithms.stream().anyMatch(key::fits))) {
        throw new UnusableKeyException("it holds no key for the algorithms that are taken");
      }
    }

    @Override
    public void changed(DecryptionKeySet previous, DecryptionKeySet now) {
      reportEach(Kind.KEY_ADDED, thumbprints(now), thumbprints(previous));
      reportEach(Kind.KEY_REMOVED, thumbprints(previous), thumbprints(now));
    }

    @Override
    public void rejected(String reason) {
      listener.on(new SecurityEvent(Kind.KEY_FILE_REJECTED, name, reason));
    }
  }

  private void reportEach(Kind kind, Set<String> some, Set<String> others) {
    some.stream()
        .filter(thumbprint -> !others.contains(thumbprint))
        .forEach(thumbprint -> listener.on(new SecurityEvent(kind, name, thumbprint)));
  }

  private static Set<String> thumbprints(DecryptionKeySet keys) {
    return keys.keys().stream().map(DecryptionKey::thumbprint).collect(Collectors.toSet());
  }

  /** Collects what a file's keys are. Not thread-safe. */
  public static final class Builder {
    private final Path file;
    private String name = "default";
    private Set<KeyManagementAlgorithm> algorithms = Set.of(KeyManagementAlgorithm.values());
    private GuardedListener listener = GuardedListener.logging();
    private Clock clock = Clock.systemUTC();

    private Builder(Path file) {
      this.file = Objects.requireNonNull(file, "file");
    }

    /** The issuer's label in events. Left out: {@code default}. */
    public Builder name(String label) {
      this.name = label;
      return this;
    }

    /** A content that changed must hold a key for one of these. Left out: for any. */
    public Builder algorithms(Set<KeyManagementAlgorithm> taken) {
      this.algorithms = Set.copyOf(taken);
      return this;
    }

    /** Hears of keys that come and go, and of contents that are rejected. Left out: the log. */
    public Builder listener(SecurityListener other) {
      this.listener = GuardedListener.of(other);
      return this;
    }

    /** Left out: the system's. */
    public Builder clock(Clock other) {
      this.clock = other;
      return this;
    }

    /**
     * The source, with the keys that the file holds now.
     *
     * @throws UnusableKeyException if it can't be read, or a key in it can't be used
     */
    public FileDecryptionKeySource build() {
      return new FileDecryptionKeySource(this);
    }
  }
}

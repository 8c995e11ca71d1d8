package io.jwtgate.keys;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keys out of a file that may change: a mounted secret, or one that an operator writes anew. There
 * is no thread. Whoever asks for a key when two seconds have passed looks at the file again; the
 * others go on with the keys that are held. A content is taken as a whole, or is reported and
 * changes nothing. Thread-safe.
 */
public final class FileKeySource implements KeySource {
  private final ReloadedFile<KeySet> file;
  private final String name;
  private final Set<SignatureAlgorithm> algorithms;
  private final GuardedListener listener;

  private FileKeySource(Builder builder) {
    this.name = builder.name;
    this.algorithms = builder.algorithms;
    this.listener = builder.listener;
    this.file =
        new ReloadedFile<>(
            new WatchedFile(builder.file), builder.reader, new Reports(), builder.clock);
  }

  /**
   * Begins the description of a file's keys.
   *
   * @param reader makes keys of a content, such as {@link KeyFile#publicKeys} or {@link
   *     KeyFile#secret}; what it throws rejects the content
   */
  public static Builder of(Path file, Function<byte[], KeySet> reader) {
    return new Builder(file, reader);
  }

  @Override
  public Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
    return keys().find(algorithm, keyId);
  }

  @Override
  public Optional<VerificationKey> find(
      SignatureAlgorithm algorithm, String keyId, String certificateThumbprint) {
    return keys().find(algorithm, keyId, certificateThumbprint);
  }

  /** The keys as they are now. */
  public KeySet keys() {
    return file.current();
  }

  private final class Reports implements ReloadedFile.Watcher<KeySet> {
    @Override
    public void require(KeySet read) {
      requireFit(read);
    }

    @Override
    public void changed(KeySet previous, KeySet now) {
      reportEach(Kind.KEY_ADDED, now, previous);
      reportEach(Kind.KEY_REMOVED, previous, now);
    }

    @Override
    public void rejected(String reason) {
      report(Kind.KEY_FILE_REJECTED, reason);
    }
  }

  private void requireFit(KeySet read) {
    if (read.keys().stream().noneMatch(key -> algorithms.stream().anyMatch(key::fits))) {
      throw new UnusableKeyException("it holds no key for the algorithms that are taken");
    }
  }

  private void reportEach(Kind kind, KeySet some, KeySet others) {
    Set<String> names = new HashSet<>(thumbprints(some));
    names.removeAll(thumbprints(others));
    for (VerificationKey key : some.keys()) {
      if (names.remove(key.thumbprint())) {
        // A secret's hash would already be too much.
        report(kind, key.family() == Family.SECRET ? "secret" : key.thumbprint());
      }
    }
  }

  private static Set<String> thumbprints(KeySet keys) {
    return keys.keys().stream().map(VerificationKey::thumbprint).collect(Collectors.toSet());
  }

  private void report(Kind kind, String detail) {
    listener.on(new SecurityEvent(kind, name, detail));
  }

  /** Collects what a file's keys are. Not thread-safe. */
  public static final class Builder {
    private final Path file;
    private final Function<byte[], KeySet> reader;
    private String name = "default";
    private Set<SignatureAlgorithm> algorithms = Set.of(SignatureAlgorithm.values());
    private GuardedListener listener = GuardedListener.logging();
    private Clock clock = Clock.systemUTC();

    private Builder(Path file, Function<byte[], KeySet> reader) {
      this.file = Objects.requireNonNull(file, "file");
      this.reader = Objects.requireNonNull(reader, "reader");
    }

    /** The issuer's label in events. Left out: {@code default}. */
    public Builder name(String label) {
      this.name = label;
      return this;
    }

    /** A content that changed must hold a key for one of these. Left out: for any. */
    public Builder algorithms(Set<SignatureAlgorithm> taken) {
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
     * @throws UnusableKeyException if it can't be read, or the reader rejects it
     */
    public FileKeySource build() {
      return new FileKeySource(this);
    }
  }
}

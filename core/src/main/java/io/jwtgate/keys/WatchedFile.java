package io.jwtgate.keys;

import io.jwtgate.jose.UnusableKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * What stands in a file, and whether that has changed. The content is compared and no time or size,
 * since a mounted secret is exchanged by links and may keep both. Of it only a digest is kept. Not
 * thread-safe.
 */
final class WatchedFile {
  private static final int MAX_OCTETS = 1024 * 1024;
  private static final long SETTLED_AFTER = 1_000;

  private final Path file;
  private byte[] lastSeen = new byte[0];

  WatchedFile(Path file) {
    this.file = file;
  }

  /**
   * The content, if it is another one than the last time.
   *
   * @throws UnusableKeyException if it can't be read, each time
   */
  Optional<byte[]> changed() {
    byte[] content = read();
    byte[] digest = digest(content);
    if (MessageDigest.isEqual(digest, lastSeen)) {
      return Optional.empty();
    }
    lastSeen = digest;
    return Optional.of(content);
  }

  /** Whether somebody may be writing it at this moment, so that it is better read later. */
  boolean isUnsettled(long now) {
    try {
      return Math.abs(now - Files.getLastModifiedTime(file).toMillis()) < SETTLED_AFTER;
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** A pipe could be read only once, and would hold whoever tries it again. */
  private byte[] read() {
    try {
      if (!Files.isRegularFile(file)) {
        throw new UnusableKeyException("there is no such file");
      }
      try (InputStream stream = Files.newInputStream(file)) {
        return atMost(stream.readNBytes(MAX_OCTETS + 1));
      }
    } catch (IOException | SecurityException unreadable) {
      throw new UnusableKeyException("it can't be read");
    }
  }

  private static byte[] atMost(byte[] content) {
    if (content.length > MAX_OCTETS) {
      throw new UnusableKeyException("it is larger than 1 MiB");
    }
    return content;
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}

package io.jwtgate.jwks;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** What a {@link DocumentFetcher} got. Immutable, as long as nobody changes the content. */
public final class FetchedDocument {
  private final byte[] content;
  private final Optional<Duration> lifetime;

  private FetchedDocument(byte[] content, Optional<Duration> lifetime) {
    this.content = requireNonNull(content);
    this.lifetime = lifetime;
  }

  /** A document of which nobody said how long it is fresh. The array is not copied. */
  public static FetchedDocument of(byte[] content) {
    return new FetchedDocument(content, Optional.empty());
  }

  /**
   * The same, fresh for so long, as by {@code Cache-Control: max-age}; less than a minute counts as
   * a minute, more than a day as a day.
   */
  public FetchedDocument freshFor(Duration duration) {
    return new FetchedDocument(content, Optional.of(duration));
  }

  byte[] content() {
    return content;
  }

  Optional<Duration> lifetime() {
    return lifetime;
  }
}

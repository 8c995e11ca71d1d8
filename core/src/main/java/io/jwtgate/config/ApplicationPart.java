package io.jwtgate.config;

import io.jwtgate.RevocationCheck;
import io.jwtgate.bearer.CallerPrincipal;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.keys.KeySource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a module adds to an application. It is found as a service where the module is deployed, has
 * no state, and is made anew each time.
 */
public interface ApplicationPart {
  /** The settings that it brings to the one list, in the order of their page. */
  List<? extends Setting> settings();

  /** When settings of its own have an effect. */
  default List<EffectNeed> needs() {
    return List.of();
  }

  /** Whether it reads a setting of another module for an issuer, which so has an effect. */
  default boolean uses(Setting setting, IssuerSettings issuer) {
    return false;
  }

  /**
   * Judges what several settings tell together, once each has been judged by itself. Opens nothing.
   *
   * @throws ConfigurationException if they can't be meant so
   */
  default void judge(Settings settings, ClassLoader loader) {}

  /**
   * The keys of an issuer as far as they are at hand, to be judged. Opens nothing.
   *
   * @throws ConfigurationException if a setting of theirs is wrong
   */
  default Optional<IssuerKeys> keysOnTrial(IssuerSettings issuer) {
    return Optional.empty();
  }

  /**
   * Begins to work for one application, before its first gate.
   *
   * @param loader finds {@code classpath:} files, and services
   * @param listener is told of what happens; never throws
   * @throws ConfigurationException if a setting is missing or wrong; then nothing is left open
   */
  Running start(Settings settings, ClassLoader loader, SecurityListener listener);

  /** The part at work, until the application's last share is given back. Thread-safe. */
  interface Running extends AutoCloseable {
    /** What every verified token is asked about. */
    default RevocationCheck revocation() {
      return RevocationCheck.NONE;
    }

    /**
     * What it makes the principal of a caller, in an application that does not bring a {@link
     * CallerPrincipal} of its own.
     */
    default Optional<CallerPrincipal> principal() {
      return Optional.empty();
    }

    /** The keys of an issuer, if this part has them. */
    default Optional<IssuerKeys> keysOf(IssuerSettings issuer) {
      return Optional.empty();
    }

    /**
     * Adds to a gate of the application what this part knows, once all parts have started.
     *
     * @param made what is being made
     * @throws ConfigurationException if a setting is wrong
     */
    default void contribute(GateInTheMaking made) {}

    /**
     * Asks once whatever it depends on, for an operator who checks an application.
     *
     * @return what has answered, by name; whatever does not is thrown
     */
    default List<String> probe() {
      return List.of();
    }

    @Override
    default void close() {}
  }

  /**
   * The keys of one issuer.
   *
   * @param source opened by whoever is chosen, once: a key source begins to fetch when it is made
   * @param tokenType the {@code typ} that its tokens have where none is set
   * @param fallback whether they count only where no other part and no file has keys
   */
  record IssuerKeys(Supplier<KeySource> source, Optional<String> tokenType, boolean fallback) {}
}

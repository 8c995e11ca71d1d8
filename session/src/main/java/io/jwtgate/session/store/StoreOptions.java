package io.jwtgate.session.store;

import java.util.Optional;

/**
 * What settings say of a store beside its address.
 *
 * @param certificates of the authorities that may vouch for the store's server, PEM; empty for
 *     those of the Java runtime
 */
public record StoreOptions(Optional<String> certificates) {
  /** Nothing was said. */
  public static final StoreOptions NONE = new StoreOptions(Optional.empty());
}

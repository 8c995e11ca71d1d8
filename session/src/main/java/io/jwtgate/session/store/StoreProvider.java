package io.jwtgate.session.store;

/**
 * Opens a kind of store that settings name by its address. A port: found as a service ({@code
 * META-INF/services/io.jwtgate.session.store.StoreProvider}) when an application is deployed.
 */
public interface StoreProvider {
  /** The scheme of its addresses, such as {@code redis} for {@code redis://host}. */
  boolean takes(String scheme);

  /**
   * Opens the store. It need not be in reach yet.
   *
   * @param address as it was written; it may hold a password
   * @throws IllegalArgumentException if it is no such address; the message says what to write, and
   *     nothing of the address
   */
  SharedStore open(String address);

  /**
   * The same with what other settings say. A provider that does not override this takes none.
   *
   * @throws IllegalArgumentException as above, and if an option can't be taken
   */
  default SharedStore open(String address, StoreOptions options) {
    if (options.certificates().isPresent()) {
      throw new IllegalArgumentException("this kind of store takes no store-ca-file");
    }
    return open(address);
  }
}

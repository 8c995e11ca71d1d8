package io.jwtgate.session.revocation;

/**
 * What a store and its application are called in events and in the log.
 *
 * @param store such as the name of its setting; empty where code made it
 * @param application such as its context path; empty where code made it
 */
record StoreName(String store, String application) {
  static final StoreName NONE = new StoreName("", "");

  /** The store's name and a detail. */
  String with(String detail) {
    return store.isEmpty() ? detail : store + " " + detail;
  }
}

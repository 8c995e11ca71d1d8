package io.jwtgate.bearer;

/** The realm of a challenge, ready to stand within quotes (RFC 9110 section 11.5). */
final class Realm {
  private Realm() {}

  /**
   * @throws IllegalArgumentException if it is empty or holds what a header can't carry
   */
  static String quotable(String realm) {
    boolean printable = realm.chars().allMatch(character -> character >= 0x20 && character < 0x7f);
    if (realm.isBlank() || !printable) {
      throw new IllegalArgumentException("write printable ASCII characters");
    }
    return realm.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}

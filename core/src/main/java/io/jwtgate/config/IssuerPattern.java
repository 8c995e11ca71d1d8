package io.jwtgate.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An issuer with a place for a tenant: {@code https://login.example.com/{tenant}/v2.0}. A tenant is
 * one whole segment of the path, of letters, digits, {@code -}, {@code _} and {@code .}; everything
 * else is compared exactly. Immutable.
 */
record IssuerPattern(String before, String after) {
  static final String PLACE = "{tenant}";

  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");
  private static final Pattern BEFORE = Pattern.compile("https?://[^/?#{}@]+/([^?#{}]*/)?");
  private static final Pattern AFTER = Pattern.compile("(/[^?#{}]*)?");

  /** Whether a text has a place for a tenant. */
  static boolean isIn(String text) {
    return text.contains(PLACE);
  }

  /**
   * @throws IllegalArgumentException if the place is not one segment of the path
   */
  static IssuerPattern parse(String text) {
    int place = text.indexOf(PLACE);
    String before = text.substring(0, place);
    String after = text.substring(place + PLACE.length());
    if (!BEFORE.matcher(before).matches() || !AFTER.matcher(after).matches()) {
      throw new IllegalArgumentException(
          "write {tenant} once, as one segment of the path: https://login.example.com/{tenant}");
    }
    return new IssuerPattern(before, after);
  }

  /**
   * @throws IllegalArgumentException if it can be no tenant
   */
  static void requireTenant(String text) {
    if (!TENANT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "write tenants as they stand in the issuer: up to 64 letters, digits, -, _ and .");
    }
  }

  /** The tenant in an issuer; empty if it is no issuer of this pattern. */
  Optional<String> tenantIn(String issuer) {
    int length = issuer.length() - before.length() - after.length();
    if (length <= 0 || !issuer.startsWith(before) || !issuer.endsWith(after)) {
      return Optional.empty();
    }
    String tenant = issuer.substring(before.length(), before.length() + length);
    return TENANT.matcher(tenant).matches() ? Optional.of(tenant) : Optional.empty();
  }

  /** The issuer of a tenant. */
  String of(String tenant) {
    return before + tenant + after;
  }

  @Override
  public String toString() {
    return before + PLACE + after;
  }
}

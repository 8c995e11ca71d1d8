package io.jwtgate.http;

/** The exact text of refusals, as {@link Answer#refusal} gives it; realm {@code jwtgate}. */
public final class Refused {
  private Refused() {}

  /** 401 of a token that is not good. */
  public static String token(String description) {
    String error = "error=\"invalid_token\", error_description=\"%s\"";
    return challenged(401, "Unauthorized", error.formatted(description));
  }

  /** 403 of a token that is not enough. */
  static String scope(String description, String more) {
    String error = "error=\"insufficient_scope\", error_description=\"%s\"%s";
    return challenged(403, "Forbidden", error.formatted(description, more));
  }

  /** A refusal with a challenge; the error is empty where none is told. */
  public static String challenged(int status, String title, String error) {
    String parameters = error.isEmpty() ? "" : ", " + error;
    return plain(status, title, "WWW-Authenticate: Bearer realm=\"jwtgate\"" + parameters + "\n");
  }

  /** A refusal with these further header lines. */
  public static String plain(int status, String title, String lines) {
    return status
        + "\nCache-Control: no-store\nContent-Type: application/problem+json\n"
        + lines
        + "\n{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}".formatted(title, status);
  }
}

package io.jwtgate.session.endpoint;

/** With which requests of other sites a browser sends a cookie (RFC 6265bis section 4.1.2.7). */
public enum SameSite {
  /** With none. */
  STRICT("Strict"),
  /** When the user follows a link to this site. */
  LAX("Lax"),
  /** With all: the application stands in frames of other sites. CSRF tokens must be on. */
  NONE("None");

  private final String text;

  SameSite(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}

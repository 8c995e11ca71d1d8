package io.jwtgate.jwks;

/**
 * Metadata that name another issuer than the one that was asked for: often a slash at the end, and
 * then every token would be rejected, so it is reported in full.
 */
final class OtherIssuer extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 200;

  private final String asked;

  /**
   * @param asked the issuer as it was configured
   * @param named what the document says, or the empty string; from the network, so it is made
   *     printable and short
   */
  OtherIssuer(String asked, String named) {
    super(printable(named), null, false, false);
    this.asked = asked;
  }

  private static String printable(String text) {
    String safe = text.replaceAll("[^ -~]", "?");
    return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "..." : safe;
  }

  boolean isNameless() {
    return getMessage().isEmpty();
  }

  /** What to write. */
  String advice() {
    return "the metadata say issuer %s, and jwtgate.issuer is %s; write exactly what the tokens have as iss"
        .formatted(getMessage(), asked);
  }
}

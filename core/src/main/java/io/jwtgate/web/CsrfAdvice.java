package io.jwtgate.web;

import java.util.List;

/** Why a request with a cookie was taken for another site's: fixed texts for the log. */
final class CsrfAdvice {
  private CsrfAdvice() {}

  /**
   * The reason in one line.
   *
   * @param ownKnown whether origins of ours are configured to compare with
   */
  static String of(IncomingRequest request, boolean ownKnown) {
    List<String> site = request.header("Sec-Fetch-Site");
    return "its token came as a cookie, and "
        + switch (site.size() == 1 ? site.get(0) : "") {
          case "cross-site" -> "the page is another site's, not one of jwtgate.trusted-origins";
          case "same-site" -> "the page is a sibling host's; see jwtgate.trusted-origins";
          default -> ofOrigin(request, ownKnown);
        };
  }

  private static String ofOrigin(IncomingRequest request, boolean ownKnown) {
    if (!CsrfRule.tellsOfSite(request)) {
      return "it does not say from which site; who is no browser sends it in Authorization";
    }
    return ownKnown
        ? "its Origin or Referer is none of jwtgate.public-origin; a proxy may change the host"
        : "jwtgate.public-origin is missing to compare its Origin with, or an X-CSRF-Token";
  }
}

package io.jwtgate.examples.quickstart;

/** What is printed at start. */
final class Welcome {
  private static final String LOCAL =
      """

      JwtGate quickstart: open %1$s in a browser, or paste these lines.

      Alice logs in, and calls a servlet with her token:
        curl -H "Authorization: Bearer $(curl -s -H 'Content-Type: application/json' \
      -d '{"username":"alice","password":"wonderland"}' %1$s/api/login \
      | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')" %1$s/hello

      Nobody calls it, and is refused:
        curl -i %1$s/hello

      Stop with Ctrl+C.
      """;

  private static final String FOREIGN =
      """

      JwtGate quickstart: open %1$s in a browser, or paste these lines.
      Tokens come from the identity provider of your settings; there is no login here.

      Call a servlet with a token that you have:
        curl -i -H "Authorization: Bearer $TOKEN" %1$s/hello

      Nobody calls it, and is refused:
        curl -i %1$s/hello

      Stop with Ctrl+C.
      """;

  private Welcome() {}

  static String text(String url, Trust trust) {
    return (trust.localLogin().isPresent() ? LOCAL : FOREIGN).formatted(url);
  }
}

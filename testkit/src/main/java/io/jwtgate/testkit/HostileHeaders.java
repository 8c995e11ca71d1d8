package io.jwtgate.testkit;

import java.util.List;
import java.util.stream.Stream;

/** Tokens that are well signed, and whose header asks for what must not be done. */
record HostileHeaders(TokenMint mint) {

  Stream<HostileToken> rows() {
    return Stream.of(algorithms(), extensions(), kinds(), keyIds()).flatMap(rows -> rows);
  }

  private Stream<HostileToken> algorithms() {
    String reason = "algorithm_not_allowed";
    return Stream.concat(
        Stream.of("none", "NonE", "NONE", "hs256", "RS256 ", "RS257", "")
            .map(name -> row("algorithm '" + name + "'", reason, "alg", name)),
        Stream.of(
            new HostileToken(
                "algorithm missing", reason, mint.token().withoutHeader("alg").compact()),
            row("algorithm is an array", reason, "alg", List.of("none")),
            row("algorithm is null", reason, "alg", null),
            new HostileToken("unsigned", "malformed", mint.token().unsigned().compact())));
  }

  private Stream<HostileToken> extensions() {
    String reason = "unsupported_header";
    return Stream.of(
        row("unknown critical extension", reason, "crit", List.of("x")),
        row("critical extensions are none", reason, "crit", List.of()),
        row("critical extensions are a string", reason, "crit", "x"),
        row("critical extensions are null", reason, "crit", null),
        row("payload not encoded", reason, "b64", false),
        row("nested token", reason, "cty", "JWT"),
        row("nested token by media type", reason, "cty", "application/jwt"),
        row("encryption in three segments", "encrypted", "enc", "A128GCM"));
  }

  private Stream<HostileToken> kinds() {
    String reason = "wrong_type";
    return Stream.concat(
        Stream.of("dpop+jwt", "DPoP+JWT", "application/secevent+jwt", "logout+jwt", "refresh+jwt")
            .map(kind -> row("type " + kind, reason, "typ", kind)),
        Stream.of(
            row("type is a number", "malformed", "typ", 5),
            row("type is null", "malformed", "typ", null)));
  }

  private Stream<HostileToken> keyIds() {
    return Stream.concat(
        Stream.of("../../dev/null", "' OR 1=1--", "*)(uid=*", "|/bin/id", "${jndi:ldap://x}")
            .map(id -> row("key id " + id, "unknown_key", "kid", id)),
        Stream.of(
            row("key id with a line break", "malformed", "kid", "x\r\nSet-Cookie: a=b"),
            row("key id of 257 characters", "malformed", "kid", "k".repeat(257)),
            row("key id is a number", "malformed", "kid", 5),
            row("key id is null", "malformed", "kid", null)));
  }

  private HostileToken row(String name, String reason, String parameter, Object value) {
    return new HostileToken(name, reason, mint.token().header(parameter, value).compact());
  }
}

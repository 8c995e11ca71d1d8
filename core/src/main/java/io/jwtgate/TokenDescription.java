package io.jwtgate;

import io.jwtgate.internal.jose.HeaderCache;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.MalformedJwsException;
import io.jwtgate.internal.jose.UnverifiedJws;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a token claims, in words for an operator; nothing of it is verified. Texts are shortened and
 * escaped; of claims that may be personal only the name and the type are shown.
 *
 * @param header the header's parameters; none if the token could not be parsed
 * @param claims the claims; none if the token could not be parsed
 * @param structure what parsing it has found
 * @param form whether it was encrypted
 * @param issuers the trusted ones
 * @param now the time by which it is judged
 */
record TokenDescription(
    JsonObject header,
    JsonObject claims,
    String structure,
    EncryptedForm form,
    Collection<TrustedIssuer> issuers,
    Instant now) {
  private static final int MAX_SHOWN = 120;
  private static final JsonObject NOTHING = new JsonObject(Map.of());

  static TokenDescription of(String compact, TokenRules rules, Instant now) {
    EncryptedForm form = EncryptedForm.of(compact, rules.encrypted(), rules.maxLength());
    try {
      UnverifiedJws token = UnverifiedJws.parse(form.signed(), new HeaderCache());
      String inside = "three segments of canonical base64url, strict JSON";
      return new TokenDescription(
          token.claimedHeader().parameters(),
          token.claimedClaims(),
          form.text() + inside,
          form,
          rules.issuersAnd(token.claimedIssuer()),
          now);
    } catch (MalformedJwsException malformed) {
      String text = form.text() + malformed.getMessage();
      return new TokenDescription(NOTHING, NOTHING, text, form, rules.issuers(), now);
    }
  }

  String size() {
    return "at most " + form.mostCharacters() + " characters";
  }

  String encryption() {
    return (form.isOpened() ? "encrypted" : "only signed")
        + expected("expected", it -> it.encryption().isPresent() ? "encrypted" : "only signed");
  }

  Optional<TrustedIssuer> trustedIssuer() {
    Optional<Object> claimed = claims.get("iss");
    return issuers.stream().filter(it -> claimed.equals(Optional.of(it.issuer()))).findAny();
  }

  String parameters() {
    return "parameters " + shown(header.names()) + "; none of crit, b64, enc, nor a nested token";
  }

  String issuer() {
    List<String> trusted = issuers.stream().map(TrustedIssuer::issuer).sorted().toList();
    return "iss " + value(claims, "iss") + "; trusted " + shown(trusted);
  }

  String algorithm() {
    return "alg "
        + value(header, "alg")
        + expected("allowed", it -> new TreeSet<>(it.algorithms()));
  }

  String key() {
    return "kid " + value(header, "kid") + "; exactly one key of the issuer must fit";
  }

  String signature() {
    return "made by that key over these very bytes";
  }

  String type() {
    String open = "any that is no other known kind";
    return "typ "
        + value(header, "typ")
        + ClaimRules.kindClaims()
            .filter(claims::has)
            .map(name -> ", claim " + name + ' ' + value(claims, name))
            .collect(Collectors.joining())
        + expected("expected", it -> it.tokenType().orElse(open));
  }

  String forms() {
    Stream<String> forms =
        claims.members().entrySet().stream().map(it -> it.getKey() + ": " + form(it.getValue()));
    return shown(forms.toList())
        + expected("needed", TokenDescription::needed)
        + trustedIssuer().map(TokenDescription::roles).orElse("");
  }

  /** Only what is not the default. */
  private static String roles(TrustedIssuer issuer) {
    String rules = issuer.roles().toString();
    return rules.equals(RoleRules.builder().build().toString()) ? "" : "; roles " + rules;
  }

  private static List<String> needed(TrustedIssuer issuer) {
    Stream<String> always = Stream.of("exp", CallerClaims.described(issuer.principalClaims()));
    Stream<String> values =
        issuer.claimValues().entrySet().stream()
            .map(it -> it.getKey() + " " + String.join(" or ", new TreeSet<>(it.getValue())))
            .sorted();
    return Stream.of(always, required(issuer), values).flatMap(it -> it).distinct().toList();
  }

  private static Stream<String> required(TrustedIssuer issuer) {
    return issuer.requiredClaims().stream().map(ClaimPath::toString).sorted();
  }

  String audience() {
    ClaimPath path = trustedIssuer().map(TrustedIssuer::audienceClaim).orElse(ClaimPath.of("aud"));
    String claimed = path.in(claims.members()).map(TokenDescription::shown).orElse("missing");
    return path + " " + claimed + expected("accepted", it -> accepted(it.audiences()));
  }

  private static String accepted(Audiences audiences) {
    return (audiences.any() ? "any" : new TreeSet<>(audiences.accepted()))
        + (audiences.onlyOne() ? ", alone" : "");
  }

  String times() {
    Duration skew = trustedIssuer().map(it -> it.times().clockSkew()).orElse(Duration.ZERO);
    return Stream.of("iat", "nbf", "exp")
        .filter(claims::has)
        .map(name -> name + ' ' + time(name))
        .collect(Collectors.joining(", ", "", "; now " + now + ", clock skew " + skew));
  }

  private String time(String name) {
    return new Claims(claims.members())
        .instant(name)
        .map(Instant::toString)
        .orElse(value(claims, name));
  }

  private String expected(String word, Function<TrustedIssuer, Object> what) {
    return trustedIssuer().map(it -> "; " + word + ' ' + what.apply(it)).orElse("");
  }

  private static String value(JsonObject object, String name) {
    return object.has(name) ? shown(object.get(name).orElse("null")) : "missing";
  }

  private static String form(Object value) {
    if (value instanceof List<?> list) {
      return "array of " + list.size();
    }
    return value == null
        ? "null"
        : value instanceof Map
            ? "object"
            : value instanceof Number ? "number" : value instanceof Boolean ? "boolean" : "string";
  }

  /** Printable ASCII in the log's own line, whatever the token's author wrote. */
  static String shown(Object value) {
    StringBuilder text = new StringBuilder();
    value
        .toString()
        .chars()
        .limit(MAX_SHOWN + 1L)
        .forEach(
            character -> {
              if (character >= 0x20 && character < 0x7f) {
                text.append((char) character);
              } else {
                text.append("\\u%04x".formatted(character));
              }
            });
    return value.toString().length() > MAX_SHOWN ? text + "..." : text.toString();
  }
}

package io.jwtgate;

import static io.jwtgate.CompactText.json;
import static io.jwtgate.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.UNKNOWN_ISSUER;
import static io.jwtgate.RejectionReason.UNKNOWN_KEY;
import static io.jwtgate.RejectionReason.WRONG_AUDIENCE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON within header and payload (RFC 8259, RFC 7515 section 4, RFC 7519 section 4). */
class TokenJsonTest {
  private final OneIssuer issuer = OneIssuer.byDefault();
  private final String header = json(issuer.token().compact(), 0);
  private final String payload = json(issuer.token().compact(), 1);

  @ParameterizedTest(name = "FMT-09: malformed UTF-8 is refused, case {index}")
  @ValueSource(
      strings = {
        "\u00ff", // no such octet
        "\u00c3", // cut off
        "\u0080", // a continuation without a beginning
        "\u00c0\u00ae", // overlong full stop
        "\u00e0\u0080\u00ae", // overlong once more
        "\u00ed\u00a0\u0080", // a surrogate
        "\u00f4\u0090\u0080\u0080" // beyond U+10FFFF
      })
  void malformedUtf8IsRefused(String octets) {
    issuer.refuses(
        MALFORMED,
        issuer.token().rawPayload(payload.replace("alice", octets).getBytes(ISO_8859_1)));
    issuer.refuses(
        MALFORMED, issuer.token().rawHeader(header.replace("at+jwt", octets).getBytes(ISO_8859_1)));
  }

  @Test
  @DisplayName("FMT-09: well-formed UTF-8 of every length is taken")
  void wellFormedUtf8IsTaken() {
    String name = "aé€\uD83D\uDE00\uFFFD\uFEFF";
    assertEquals(name, issuer.accepts(issuer.token().subject(name)).name());
  }

  @Test
  @DisplayName("FMT-09: a byte order mark, UTF-16 and UTF-32 are refused")
  void otherEncodingsAreRefused() {
    issuer.refuses(MALFORMED, issuer.token().rawPayload("\uFEFF" + payload));
    issuer.refuses(MALFORMED, issuer.token().rawHeader("\uFEFF" + header));
    issuer.refuses(MALFORMED, issuer.token().rawPayload(payload + "\uFEFF"));
    for (Charset charset : Set.of(UTF_16, UTF_16LE, Charset.forName("UTF-32"))) {
      issuer.refuses(MALFORMED, issuer.token().rawPayload(payload.getBytes(charset)));
    }
  }

  @ParameterizedTest(name = "FMT-09: a lone surrogate by escape is refused: {0}")
  @ValueSource(strings = {"\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud83d\\u0041"})
  void escapedLoneSurrogateIsRefused(String escapes) {
    issuer.refuses(MALFORMED, issuer.token().rawPayload(payload.replace("alice", escapes)));
    issuer.refuses(
        MALFORMED, issuer.token().rawPayload(payload.replace("{", "{\"" + escapes + "\":1,")));
    issuer.accepts(issuer.token().rawPayload(payload.replace("alice", "\\ud83d\\ude00")));
  }

  @ParameterizedTest(name = "FMT-10: {0} is no JSON object")
  @ValueSource(strings = {"null", "[]", "[{}]", "\"text\"", "1", "true", " ", "{", "}", "", "{]"})
  void whatIsNoObjectIsRefused(String json) {
    issuer.refuses(MALFORMED, issuer.token().rawHeader(json));
    issuer.refuses(MALFORMED, issuer.token().rawPayload(json));
  }

  @ParameterizedTest(name = "FMT-11: {0} after the object is refused")
  @ValueSource(
      strings = {"x", "{}", ",", "}", "]", "null", "0", "\"\"", "\u0000", "\f", "\u00a0", "//"})
  void textAfterTheObjectIsRefused(String trailer) {
    issuer.refuses(MALFORMED, issuer.token().rawHeader(header + trailer));
    issuer.refuses(MALFORMED, issuer.token().rawPayload(payload + trailer));
    issuer.refuses(MALFORMED, issuer.token().rawPayload(payload + " " + trailer));
    issuer.accepts(issuer.token().rawPayload(payload + " \t\r\n"));
  }

  @ParameterizedTest(name = "FMT-12: a header parameter twice is refused: {0}")
  @ValueSource(
      strings = {
        "\"alg\":\"RS256\",",
        "\"alg\":\"none\",",
        "\"\\u0061lg\":\"RS256\",",
        "\"kid\":\"other\",",
        "\"x\":1,\"x\":1,",
        "\"x\":{\"y\":1,\"y\":1},"
      })
  void duplicateHeaderParameterIsRefused(String first) {
    issuer.refuses(
        MALFORMED,
        issuer
            .token()
            .rawHeader(text -> text.replaceFirst("\\{", "{" + first.replace("\\", "\\\\"))));
  }

  @ParameterizedTest(name = "FMT-13: a claim twice is refused: {0}")
  @ValueSource(
      strings = {
        "\"sub\":\"bob\",",
        "\"sub\":\"alice\",",
        "\"s\\u0075b\":\"bob\",",
        "\"a\":{\"b\":1,\"b\":1},",
        "\"a\":[{\"b\":1,\"\\u0062\":2}],"
      })
  void duplicateClaimIsRefused(String first) {
    issuer.refuses(MALFORMED, issuer.token().rawPayload("{" + first + payload.substring(1)));
    issuer.accepts(issuer.token().rawPayload("{\"Sub\":1," + payload.substring(1)));
  }

  @Test
  @DisplayName("FMT-14: names and values are compared code point by code point")
  void comparisonIsExact() {
    issuer.refuses(UNKNOWN_ISSUER, issuer.token().claim("iss", "HTTPS://issuer.example"));
    issuer.refuses(UNKNOWN_ISSUER, issuer.token().claim("iss", " " + OneIssuer.ISSUER));
    issuer.refuses(UNKNOWN_ISSUER, issuer.token().without("iss").claim("ISS", OneIssuer.ISSUER));
    issuer.refuses(WRONG_AUDIENCE, issuer.token().claim("aud", "Orders"));
    issuer.refuses(ALGORITHM_NOT_ALLOWED, issuer.token().header("alg", "rs256"));
    issuer.refuses(UNKNOWN_KEY, issuer.token().header("kid", "TEST-RS256"));
  }

  @Test
  @DisplayName("FMT-14: composed and decomposed letters differ")
  void normalFormsDiffer() {
    String composed = Normalizer.normalize("Zoë", Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    OneIssuer zoe = OneIssuer.with(rules -> rules.audience(composed));
    zoe.accepts(zoe.token().claim("aud", composed));
    zoe.refuses(WRONG_AUDIENCE, zoe.token().claim("aud", decomposed));
    VerifiedToken token = zoe.accepts(zoe.token().claim("aud", composed).roles(decomposed));
    assertEquals(Set.of(decomposed), token.roles());
  }

  @ParameterizedTest(name = "FMT-15: {0} is no JSON")
  @ValueSource(
      strings = {
        "/*x*/\"a\":1",
        "\"a\":1//x\n",
        "#x\n\"a\":1",
        "'a':1",
        "\"a\":'b'",
        "a:1",
        "\"a\":NaN",
        "\"a\":Infinity",
        "\"a\":-Infinity",
        "\"a\":01",
        "\"a\":-01",
        "\"a\":+1",
        "\"a\":.5",
        "\"a\":5.",
        "\"a\":1e",
        "\"a\":0x1",
        "\"a\":1,",
        ",\"a\":1",
        "\"a\":[1,]",
        "\"a\":[,1]",
        "\"a\" 1",
        "\"a\":True",
        "\"a\":\"\\x41\"",
        "\"a\":\"\\u12\"",
        "\"a\":\"\n\"",
        "\"a\"",
        "\"a\":"
      })
  void extensionsOfJsonAreRefused(String member) {
    UnaryOperator<String> last = json -> json.substring(0, json.length() - 1) + ',' + member + '}';
    issuer.refuses(MALFORMED, issuer.token().rawHeader(last));
    issuer.refuses(MALFORMED, issuer.token().rawPayload(last));
  }

  @Test
  @DisplayName("FMT-15: JSON in all its own forms is taken")
  void allOfJsonIsTaken() {
    String member = ",\"a\":[-0,1.5e+3,\"\\/\\b\\u0041\",true,false,null,{},[]]}";
    issuer.accepts(
        issuer.token().rawPayload(json -> json.substring(0, json.length() - 1) + member));
  }

  @Test
  @DisplayName("FMT-16: sixteen levels are taken, seventeen refused")
  void depthIsLimited() {
    issuer.accepts(issuer.token().rawPayload(nested(15)));
    issuer.refuses(MALFORMED, issuer.token().rawPayload(nested(16)));
    issuer.refuses(MALFORMED, issuer.token().rawPayload(nested(2000)));
    issuer.accepts(issuer.token().rawPayload(nestedObjects(15)));
    issuer.refuses(MALFORMED, issuer.token().rawPayload(nestedObjects(16)));
    issuer.refuses(
        MALFORMED,
        issuer
            .token()
            .rawHeader(
                text -> "{\"a\":" + "[".repeat(900) + "]".repeat(900) + "," + text.substring(1)));
  }

  private String nestedObjects(int levels) {
    String value = "{\"b\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    return "{\"a\":" + value + "," + payload.substring(1);
  }

  private String nested(int levels) {
    return "{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "," + payload.substring(1);
  }

  @Test
  @DisplayName("FMT-18: 256 members are taken, 257 refused")
  void membersAreLimited() {
    issuer.accepts(issuer.token().claim("a", members(256)));
    issuer.refuses(MALFORMED, issuer.token().claim("a", members(257)));
  }

  private static Object members(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "m" + i, i -> i));
  }

  @Test
  @DisplayName("FMT-18: numbers of 32 characters are taken, longer ones refused")
  void numbersAreLimited() {
    issuer.accepts(withNumber("9".repeat(32)));
    issuer.refuses(MALFORMED, withNumber("9".repeat(33)));
    issuer.accepts(withNumber("1." + "9".repeat(30)));
    issuer.refuses(MALFORMED, withNumber("1." + "9".repeat(31)));
    issuer.refuses(MALFORMED, withNumber("1e" + "0".repeat(30) + "1"));
  }

  @ParameterizedTest(name = "FMT-18: the number {0} costs no time")
  @ValueSource(
      strings = {"1e401", "1e-401", "1e999999999", "1e-999999999", "1e99999999999999999999"})
  void hugeExponentsAreRefused(String number) {
    issuer.refuses(MALFORMED, withNumber(number));
    issuer.accepts(withNumber("1e400"));
  }

  private String withNumber(String number) {
    return issuer.token().rawPayload("{\"n\":" + number + "," + payload.substring(1)).compact();
  }
}

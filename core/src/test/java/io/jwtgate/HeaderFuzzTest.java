package io.jwtgate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any header under a good signature: if it is taken, another parser sees no harm in it. */
@Timeout(60)
class HeaderFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{\"alg\":\"HS256\",\"kid\":\"k\",\"typ\":\"at+jwt\"}",
            "{\"alg\":\"none\"}",
            "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false,\"cty\":\"JWT\",\"enc\":\"\"}",
            "{\"alg\":\"HS256\",\"jwk\":{\"k\":[1,-2.5e3,null,true,\"\\u0061\"]},\"jku\":\"x\"}")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @DisplayName("LIM-08: a header that is taken is plain, and none breaks the verifier")
  @FuzzTest
  void anyHeader(byte[] input) throws JoseException {
    if (FuzzedIssuer.takes(FuzzedIssuer.token().rawHeader(input).compact())) {
      Map<String, Object> header = JsonUtil.parseJson(new String(input, UTF_8));
      assertEquals("HS256", header.get("alg"));
      // An empty one counts as none.
      assertTrue(Set.of("k", "").contains(header.getOrDefault("kid", "k")));
      Set.of("crit", "b64", "enc").forEach(name -> assertFalse(header.containsKey(name)));
    }
  }
}

package io.jwtgate.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonText;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.jose.UnusableKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Published vectors of encrypted tokens; those beside the repository are run where they are. */
class DecryptionVectorsTest {
  private static final StrictJson JSON = new StrictJson(new JsonLimits(32, 1000, 400));
  private static final Set<String> ENCRYPTIONS = Set.of("A128GCM", "A256GCM", "A128CBC-HS256");

  // RFC 7516 appendix A.1: RSA-OAEP and A256GCM.
  private static final String RFC_7516_KEY =
      "{\"kty\":\"RSA\",\"n\":\"oahUIoWw0K0usKNuOR6H4wkf4oBUXHTxRvgb48E-BVvxkeDNjbC4he8rUWcJoZmds2"
          + "h7M70imEVhRU5djINXtqllXI4DFqcI1DgjT9LewND8MW2Krf3Spsk_ZkoFnilakGygTwpZ3uesH-PFABNIUY"
          + "pOiN15dsQRkgr0vEhxN92i2asbOenSZeyaxziK72UwxrrKoExv6kc5twXTq4h-QChLOln0_mtUZwfsRaMStP"
          + "s6mS6XrgxnxbWhojf663tuEQueGC-FCMfra36C9knDFGzKsNa7LZK2djYgyD3JR_MB_4NUJW_TqOQtwHYbxe"
          + "voJArm-L5StowjzGy-_bq6Gw\",\"e\":\"AQAB\",\"d\":\"kLdtIj6GbDks_ApCSTYQtelcNttlKiOyPzMrXHeI-y"
          + "k1F7-kpDxY4-WY5NWV5KntaEeXS1j82E375xxhWMHXyvjYecPT9fpwR_M9gV8n9Hrh2anTpTD93Dt62ypW3y"
          + "DsJzBnTnrYu1iwWRgBKrEYY46qAZIrA2xAwnm2X7uGR1hghkqDp0Vqj3kbSCz1XyfCs6_LehBwtxHIyh8Rip"
          + "y40p24moOAbgxVw3rxT_vlt3UVe4WO3JkJOzlpUf-KTVI2Ptgm-dARxTEtE-id-4OJr0h-K-VFs3VSndVTIz"
          + "nSxfyrj8ILL6MG_Uv8YAu7VILSB3lOW085-4qE3DzgrTjgyQ\",\"p\":\"1r52Xk46c-LsfB5P442p7atdPUrxQ"
          + "Sy4mti_tZI3Mgf2EuFVbUoDBvaRQ-SWxkbkmoEzL7JXroSBjSrK3YIQgYdMgyAEPTPjXv_hI2_1eTSPVZfzL"
          + "0lffNn03IXqWF5MDFuoUYE0hzb2vhrlN_rKrbfDIwUbTrjjgieRbwC6Cl0\",\"q\":\"wLb35x7hmQWZsWJmB_v"
          + "le87ihgZ19S8lBEROLIsZG4ayZVe9Hi9gDVCOBmUDdaDYVTSNx_8Fyw1YYa9XGrGnDew00J28cRUoeBB_jKI"
          + "1oma0Orv1T9aXIWxKwd4gvxFImOWr3QRL9KEBRzk2RatUBnmDZJTIAfwTs0g68UZHvtc\",\"dp\":\"ZK-YwE7d"
          + "iUh0qR1tR7w8WHtolDx3MZ_OTowiFvgfeQ3SiresXjm9gZ5KLhMXvo-uz-KUJWDxS5pFQ_M0evdo1dKiRTjV"
          + "w_x4NyqyXPM5nULPkcpU827rnpZzAJKpdhWAgqrXGKAECQH0Xt4taznjnd_zVpAmZZq60WPMBMfKcuE\",\"dq"
          + "\":\"Dq0gfgJ1DdFGXiLvQEZnuKEN0UUmsJBxkjydc3j4ZYdBiMRAy86x0vHCjywcMlYYg4yoC4YZa9hNVcsjq"
          + "A3FeiL19rk8g6Qn29Tt0cj8qqyFpz9vNDBUfCAiJVeESOjJDZPYHdHY8v1b-o-Z2X5tvLx-TCekf7oxyeKDU"
          + "qKWjis\",\"qi\":\"VIMpMYbPf47dT1w_zDUXfPimsSegnMOA1zTaX7aGk_8urY6R8-ZW1FxU7AlWAyLWybqq6t"
          + "16VFd7hQd0y6flUK4SlOydB61gwanOsXGOAOv82cHq0E3eL4HrtZkUuKvnPrMnsUUFlfUdybVzxyjz9JF_Xy"
          + "aY14ardLSjf4L_FNY\"}";
  private static final String RFC_7516_TOKEN =
      "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKo"
          + "TCVJRgckCL9kiMT03JGeipsEdY3mx_etLbbWSrFr05kLzcSr4qKAq7YN7e9jwQRb23nfa6c9d-StnImGyFDb"
          + "Sv04uVuxIp5Zms1gNxKKK2Da14B8S4rzVRltdYwam_lDp5XnZAYpQdb76FdIKLaVmqgfwX7XWRxv2322i-vD"
          + "xRfqNzo_tETKzpVLzfiwQyeyPGLBIO56YJ7eObdv0je81860ppamavo35UgoRdbYaBcoh9QcfylQr66oc6vF"
          + "WXRcZ_ZT2LawVCWTIy3brGPi6UklfCpIMfIjf7iGdXKHzg.48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rp"
          + "YIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A.XFBoMYUZodetZdvTiFvS"
          + "kQ";

  @Test
  @DisplayName("JWE-01: the example of RFC 7516 appendix A.1 is decrypted")
  void exampleOfTheStandardIsDecrypted() {
    DecryptionKey key = KeyFile.decryptionKeys(RFC_7516_KEY.getBytes(US_ASCII)).keys().get(0);
    assertEquals(
        Optional.of("The true sign of intelligence is not knowledge but imagination."),
        key.decrypt(RFC_7516_TOKEN).map(content -> new String(content, US_ASCII)));
  }

  private static Path vectors() {
    Path place = Path.of("").toAbsolutePath();
    while (place != null && !Files.isDirectory(place.resolve("shared/vectors"))) {
      place = place.getParent();
    }
    Assumptions.assumeTrue(place != null, "no ../shared/vectors beside the repository: skipped");
    return place.resolve("shared/vectors");
  }

  @Test
  @DisplayName("JWE-02: Wycheproof's encrypted tokens: what is taken is right, and nothing invalid")
  void wycheproof() throws IOException {
    byte[] file = Files.readAllBytes(vectors().resolve("wycheproof/json_web_encryption_test.json"));
    List<String> wrong = new ArrayList<>();
    int decrypted = 0;
    for (JsonObject group : objects(JSON.object(file), "testGroups")) {
      for (JsonObject test : objects(group, "tests")) {
        String name = test.get("tcId").orElseThrow() + " " + test.get("comment").orElseThrow();
        Optional<String> content = decrypted(object(group, "private"), text(test, "jwe"));
        decrypted += content.isPresent() ? 1 : 0;
        if (!content.equals(expected(group, test))) {
          wrong.add(name + ": " + content);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(decrypted >= 12, "decrypted " + decrypted);
  }

  /** Only what is taken here at all is expected to be decrypted. */
  private static Optional<String> expected(JsonObject group, JsonObject test) {
    String algorithm = headerOf(text(test, "jwe"), "alg");
    boolean taken =
        io.jwtgate.jose.KeyManagementAlgorithm.named(algorithm).isPresent()
            && ENCRYPTIONS.contains(headerOf(text(test, "jwe"), "enc"))
            && !object(group, "private").string("kty").equals(Optional.of("oct"));
    return taken && text(test, "result").equals("valid")
        ? Optional.of(text(test, "pt"))
        : Optional.empty();
  }

  private static String headerOf(String compact, String name) {
    try {
      byte[] header =
          io.jwtgate.internal.jose.Base64Url.decode(
              compact.substring(0, Math.max(0, compact.indexOf('.'))));
      return new StrictJson(JsonLimits.DEFAULT).object(header).string(name).orElse("");
    } catch (RuntimeException noHeader) {
      return "";
    }
  }

  private static Optional<String> decrypted(JsonObject jwk, String compact) {
    try {
      byte[] file = JsonText.of(jwk.members()).getBytes(UTF_8);
      return KeyFile.decryptionKeys(file)
          .keys()
          .get(0)
          .decrypt(compact)
          .map(HexFormat.of()::formatHex);
    } catch (UnusableKeyException shared) {
      return Optional.empty();
    }
  }

  @Test
  @DisplayName("JWE-01: the nested token of RFC 7520 section 6 is decrypted to its signed token")
  void nestedTokenOfTheCookbook() throws IOException {
    Path file = vectors().resolve("rfc7520/6.nesting_signatures_and_encryption.json");
    JsonObject all = JSON.object(Files.readAllBytes(file));
    JsonObject encrypt = object(all, "encrypt");
    String compact = text(object(encrypt, "output"), "compact");
    JsonObject key = object(object(encrypt, "input"), "key");
    String inner =
        KeyFile.decryptionKeys(JsonText.of(key.members()).getBytes(UTF_8))
            .keys()
            .get(0)
            .decrypt(compact)
            .map(content -> new String(content, US_ASCII))
            .orElseThrow();
    assertEquals(text(object(object(all, "sign"), "output"), "compact"), inner);
  }

  private static String text(JsonObject parent, String name) {
    return parent.string(name).orElse("");
  }

  @SuppressWarnings("unchecked")
  private static JsonObject object(JsonObject parent, String name) {
    return new JsonObject((Map<String, Object>) parent.get(name).orElseThrow());
  }

  @SuppressWarnings("unchecked")
  private static List<JsonObject> objects(JsonObject parent, String name) {
    List<JsonObject> objects = new ArrayList<>();
    ((List<?>) parent.get(name).orElseThrow())
        .forEach(value -> objects.add(new JsonObject((Map<String, Object>) value)));
    return objects;
  }
}

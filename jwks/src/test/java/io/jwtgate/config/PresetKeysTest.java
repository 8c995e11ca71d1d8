package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.jwks.JwksSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where presets say that keys are. */
class PresetKeysTest {

  @ParameterizedTest(name = "{0}: keys of {1} are at {2}")
  @DisplayName("a preset knows where its provider's keys are")
  @CsvSource({
    "cloudflare-access, https://shop.cloudflareaccess.com,"
        + " https://shop.cloudflareaccess.com/cdn-cgi/access/certs",
    "google-iap, https://cloud.google.com/iap, https://www.gstatic.com/iap/verify/public_key-jwk",
    "adfs, http://fs.example/adfs/services/trust, https://fs.example/adfs/discovery/keys",
    "adfs, https://fs.example:8443/adfs/services/trust,"
        + " https://fs.example:8443/adfs/discovery/keys",
    "firebase, https://securetoken.google.com/shop,"
        + " https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com",
    "github-actions, https://token.actions.githubusercontent.com,"
  })
  void keysAreThere(String preset, String issuer, String keys) {
    Map<String, String> written =
        Map.of("jwtgate.preset", preset, "jwtgate.issuer", issuer, "jwtgate.audience", "orders");
    Settings settings = new Settings(List.of(SettingSource.of("test", written)));
    assertEquals(
        Optional.ofNullable(keys), settings.value(JwksSetting.JWKS_URI, Optional.empty()).text());
  }
}

package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.AUDIENCE_CLAIM;
import static io.jwtgate.config.CoreSetting.CLAIM_VALUES;
import static io.jwtgate.config.CoreSetting.PRINCIPAL_CLAIM;
import static io.jwtgate.config.CoreSetting.REQUIRED_CLAIMS;
import static io.jwtgate.config.CoreSetting.SCOPE_CLAIM;

import io.jwtgate.ClaimPath;
import io.jwtgate.TrustedIssuer;
import java.util.Map;
import java.util.Set;

/** The settings of one issuer that say what its claims mean, and what they must be. */
record ClaimSettings(IssuerSettings issuer) {

  void applyTo(TrustedIssuer.Builder builder) {
    if (issuer.isSet(REQUIRED_CLAIMS)) {
      builder.requiredClaims(paths(REQUIRED_CLAIMS));
    }
    if (issuer.isSet(CLAIM_VALUES)) {
      values().forEach((path, accepted) -> builder.claimValue(path, texts(accepted)));
    }
    builder.principalClaim(paths(PRINCIPAL_CLAIM));
    builder.roles(new RoleSettings(issuer).rules());
    builder.scopeClaim(issuer.value(SCOPE_CLAIM).read(ClaimPath::parse));
    builder.audienceClaim(issuer.value(AUDIENCE_CLAIM).read(ClaimTexts::path));
  }

  private ClaimPath[] paths(Setting setting) {
    return issuer.value(setting).read(ClaimTexts::paths).toArray(ClaimPath[]::new);
  }

  private Map<ClaimPath, Set<String>> values() {
    return issuer.value(CLAIM_VALUES).read(ClaimTexts::values);
  }

  private static String[] texts(Set<String> accepted) {
    return accepted.toArray(String[]::new);
  }
}

package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.DECRYPTION_KEY_FILE;
import static io.jwtgate.config.CoreSetting.ISSUER;
import static io.jwtgate.config.CoreSetting.MAX_TENANTS;
import static io.jwtgate.config.CoreSetting.TENANTS;
import static io.jwtgate.config.CoreSetting.UNSAFE_ANY_TENANT;

import io.jwtgate.TrustedIssuer;
import io.jwtgate.keys.KeySource;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The settings of one issuer that has a place for tenants. */
record TenantSettings(IssuerSettings issuer) {
  /** Stands for any tenant where its rules are judged; of the form that Entra ID's have. */
  private static final String ANY = "00000000-0000-0000-0000-000000000000";

  /** Whether an issuer has a place for tenants. */
  static boolean are(IssuerSettings issuer) {
    return issuer.value(ISSUER).text().filter(IssuerPattern::isIn).isPresent();
  }

  /** The settings of each tenant that is listed, in order. */
  List<IssuerSettings> listedIssuers() {
    return listed().stream().sorted().map(issuer::ofTenant).toList();
  }

  /**
   * What will be believed of one tenant; every other is judged as well.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  TrustedIssuer onTrial() {
    requireTold();
    List<TrustedIssuer> each = listedIssuers().stream().map(IssuerSettings::onTrial).toList();
    return each.isEmpty() ? anyOne().onTrial() : each.get(0);
  }

  private IssuerSettings anyOne() {
    return issuer.ofTenant(listed().stream().sorted().findFirst().orElse(ANY));
  }

  /** It is written which tenants are trusted, and once. */
  private void requireTold() {
    Set<String> listed = listed();
    boolean any = issuer.flag(UNSAFE_ANY_TENANT);
    if (listed.isEmpty() && !any) {
      throw issuer
          .value(TENANTS)
          .rejected("write the tenants that may stand in the place {tenant} of the issuer");
    }
    if (issuer.isSet(DECRYPTION_KEY_FILE)) {
      throw issuer
          .value(DECRYPTION_KEY_FILE)
          .rejected("leave it out where the issuer has a place for tenants");
    }
    if (!listed.isEmpty() && any) {
      throw issuer
          .value(UNSAFE_ANY_TENANT)
          .rejected("leave it out where tenants are listed, or leave out jwtgate.tenants");
    }
  }

  /**
   * The issuers, of which the keys are opened later unless all tenants share them.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  TenantIssuers issuers(Application application) {
    IssuerSettings one = anyOne();
    Clock clock = issuer.settings().clock();
    boolean shared = one.keySetting().filter(this::isForAll).isPresent();
    TrustedIssuer rules = shared ? one.trustedIssuer(application) : one.onTrial();
    Function<String, KeySource> opener =
        shared ? null : tenant -> issuer.ofTenant(tenant).keys(application);
    return new TenantIssuers(
        pattern(),
        new TenantList(listed(), clock),
        rules,
        opener,
        issuer.value(MAX_TENANTS).wholeNumber(),
        clock);
  }

  private boolean isForAll(Setting keys) {
    return issuer.value(keys).text().filter(IssuerPattern::isIn).isEmpty();
  }

  private IssuerPattern pattern() {
    return issuer.value(ISSUER).read(IssuerPattern::parse);
  }

  private Set<String> listed() {
    return Set.copyOf(issuer.value(TENANTS).list());
  }
}

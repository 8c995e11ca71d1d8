package io.jwtgate.config;

import io.jwtgate.TrustedIssuer;
import io.jwtgate.internal.log.LogText;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.metrics.KeyHealth;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A command for operators: reads the settings of an application, tries whatever they name, and
 * prints a line for each: the settings, the keys of each issuer, the stores, the clock.
 */
final class CheckCommand {
  private final PrintStream out;
  private final ClassLoader loader = CheckCommand.class.getClassLoader();
  private boolean failed;

  private CheckCommand(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints what it finds.
   *
   * @return 0 if all is well, else 1
   */
  static int run(List<Path> files, PrintStream out) throws IOException {
    List<SettingSource> places = CommandPlaces.in(files);
    CheckCommand check = new CheckCommand(out);
    check.all(places);
    return check.failed ? ExplainCommand.REJECTED : ExplainCommand.ACCEPTED;
  }

  private void all(List<SettingSource> places) {
    Optional<Settings> settings = step("settings", () -> judged(places), this::told);
    settings.ifPresent(this::dependencies);
    step("clock", Clock.systemUTC()::instant, now -> now + " by this machine");
  }

  private Settings judged(List<SettingSource> places) {
    Settings settings = new Settings(places, SettingList.found(loader), "");
    settings.requireIssuer();
    new SettingsJudge(settings, loader).judgeAll();
    List<SettingSource> waiting = new ArrayList<>(List.of(keysRequired(settings)));
    waiting.addAll(places);
    return new Settings(waiting, SettingList.found(loader), "");
  }

  /** So that keys that can't be fetched are told at once. */
  private static SettingSource keysRequired(Settings settings) {
    Map<String, String> required = new TreeMap<>();
    settings.all().stream()
        .filter(setting -> setting.key().equals("keys-required"))
        .forEach(
            setting ->
                settings
                    .allIssuers()
                    .forEach(
                        name ->
                            required.put(
                                name.map(setting::fullName).orElse(setting.fullName()), "true")));
    return SettingSource.of("check", required);
  }

  private String told(Settings settings) {
    return new StartSummary(settings, "of these settings", loader).text();
  }

  private void dependencies(Settings settings) {
    Optional<Application> started =
        step(
            "parts",
            () -> Application.in(Application.alone(), settings, loader),
            application -> "can start");
    started.ifPresent(
        application -> {
          try (application) {
            settings.allIssuers().forEach(name -> keys(settings, name, application));
            application.parts().forEach(part -> step("stores", part::probe, this::stores));
          }
        });
  }

  private String stores(List<String> answered) {
    return answered.isEmpty() ? "none to ask" : String.join(", ", answered) + " answered";
  }

  private void keys(Settings settings, Optional<String> name, Application application) {
    IssuerSettings issuer = new IssuerSettings(settings, name, loader);
    if (TenantSettings.are(issuer)) {
      new TenantSettings(issuer).listedIssuers().forEach(one -> keysOfTenant(one, application));
      return;
    }
    step("keys", () -> issuer.trustedIssuer(application), it -> keys(it, issuer))
        .ifPresent(trusted -> trusted.keys().close());
  }

  private void keysOfTenant(IssuerSettings tenant, Application application) {
    step("keys", () -> fetched(tenant, application), it -> keys(it, tenant))
        .ifPresent(trusted -> trusted.keys().close());
  }

  /** Keys of tenants are not waited for when they are opened. */
  private static TrustedIssuer fetched(IssuerSettings tenant, Application application) {
    TrustedIssuer trusted = tenant.trustedIssuer(application);
    try {
      trusted.keys().find(SignatureAlgorithm.RS256, null);
      return trusted;
    } catch (KeysUnavailableException unavailable) {
      trusted.keys().close();
      throw tenant
          .value(CoreSetting.ISSUER)
          .rejected("no keys could be fetched; a line of the log says why");
    }
  }

  private static String keys(TrustedIssuer trusted, IssuerSettings issuer) {
    String count =
        trusted.keys().health().map(KeyHealth::keys).map(it -> it + " fetched").orElse("at hand");
    String tenant = issuer.tenant().map(one -> ", tenant " + one).orElse("");
    return "issuer " + issuer.label() + tenant + ": " + count;
  }

  private <T> Optional<T> step(
      String name, Supplier<T> trial, java.util.function.Function<T, String> told) {
    try {
      T made = trial.get();
      line("  ok    ", name, told.apply(made));
      return Optional.of(made);
    } catch (RuntimeException wrong) {
      failed = true;
      boolean ours = wrong.getClass().getName().startsWith("io.jwtgate.");
      line("FAILED  ", name, ours ? wrong.getMessage() : wrong.getClass().getName());
      return Optional.empty();
    }
  }

  private void line(String mark, String name, String text) {
    out.println(
        mark
            + "%-10s ".formatted(name)
            + text.lines().map(LogText::line).reduce("", String::concat));
  }
}

package io.jwtgate.jwks;

import io.jwtgate.internal.log.LogPace;
import io.jwtgate.internal.log.LogText;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Logs fetches that fail, for an operator: whose keys, by which setting, from where, and why. One
 * line a minute, and another one where there is another reason.
 *
 * @param setting the name of the setting that has the address
 * @param application what the application is called; may be empty
 * @param ofTenant whether the pace is that of many tenants
 */
record KeyLog(
    String setting,
    String issuerName,
    String application,
    LogPace pace,
    boolean ofTenant,
    AtomicBoolean failing) {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.keys");

  KeyLog(String setting, String issuerName, String application, LogPace pace) {
    this(setting, issuerName, application, pace, false, new AtomicBoolean());
  }

  /** Of one of many tenants, whose failures are told at one pace, whatever they are. */
  static KeyLog ofTenant(String setting, String issuerName, String application, LogPace pace) {
    return new KeyLog(setting, issuerName, application, pace, true, new AtomicBoolean());
  }

  void failed(FetchFailedException reason, boolean served) {
    failing.set(true);
    if (ofTenant) {
      failedOfTenant(reason);
      return;
    }
    // The cause says more to who debugs; it comes from the network, never from a token.
    LOG.log(Level.DEBUG, () -> "keys of " + issuerName + " could not be fetched", reason);
    String why = reason.explanation();
    if (pace.isDue(why)) {
      LOG.log(Level.WARNING, () -> line("no keys " + why + after(served) + pace.leftOut()));
    }
  }

  /** Without the address, in which the tenant stands: it may be out of a token nobody verified. */
  private void failedOfTenant(FetchFailedException reason) {
    if (pace.isDue("tenants")) {
      String text = "no keys of a tenant: " + reason.failure();
      LOG.log(Level.WARNING, () -> line(text + pace.leftOut()));
    }
  }

  void fetched() {
    if (failing.getAndSet(false) && !ofTenant) {
      pace.over();
      LOG.log(Level.INFO, () -> line("keys are fetched again"));
    }
  }

  private String line(String text) {
    String of = application.isEmpty() ? "" : ", application " + LogText.word(application);
    return "%s: (issuer %s%s) %s".formatted(setting, LogText.word(issuerName), of, text);
  }

  private static String after(boolean served) {
    return served
        ? ". The keys from before serve on"
        : ". Until there are keys every token is answered 503";
  }
}

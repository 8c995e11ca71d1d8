package io.jwtgate.internal.metrics;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An issuer's keys were fetched, or could not be. */
@Name("io.jwtgate.KeyFetch")
@Label("Key fetch")
@Category("JwtGate")
@Enabled(false)
@StackTrace(false)
final class JfrKeyFetch extends Event implements JfrRecord {
  @Label("Issuer")
  @Description("The deployer's label of the issuer")
  String issuer;

  @Label("Outcome")
  @Description("fetched, or why it failed")
  String outcome;

  private JfrKeyFetch() {}

  static JfrRecord begun() {
    JfrKeyFetch event = new JfrKeyFetch();
    if (!event.isEnabled()) {
      return OFF;
    }
    event.begin();
    return event;
  }

  @Override
  public void ended(String issuerName, String word) {
    issuer = issuerName;
    outcome = word;
    commit();
  }
}

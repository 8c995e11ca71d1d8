package io.jwtgate.internal.metrics;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A token was verified in full. */
@Name("io.jwtgate.Verification")
@Label("Token verification")
@Category("JwtGate")
@Enabled(false)
@StackTrace(false)
final class JfrVerification extends Event implements JfrRecord {
  @Label("Issuer")
  @Description("The deployer's label of the issuer")
  String issuer;

  @Label("Outcome")
  @Description("accepted, or the reason code of the refusal")
  String outcome;

  private JfrVerification() {}

  static JfrRecord begun() {
    JfrVerification event = new JfrVerification();
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

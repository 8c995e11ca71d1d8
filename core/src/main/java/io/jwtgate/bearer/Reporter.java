package io.jwtgate.bearer;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityListener;

/** Tells a listener, whose fault must not change a decision. */
record Reporter(SecurityListener listener) {
  private static final System.Logger LOG = System.getLogger(Gate.class.getName());

  void tell(SecurityEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException fault) {
      String type = fault.getClass().getName();
      LOG.log(System.Logger.Level.WARNING, "a security listener failed by {0}", type);
    }
  }
}

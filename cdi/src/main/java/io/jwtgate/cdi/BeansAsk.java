package io.jwtgate.cdi;

import io.jwtgate.bearer.CurrentRequest;

/** Has the adapters keep the request of each thread, since beans ask for it. */
public final class BeansAsk implements CurrentRequest.Asking {

  /** For the service loader. */
  public BeansAsk() {}
}

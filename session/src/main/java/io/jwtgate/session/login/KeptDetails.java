package io.jwtgate.session.login;

import io.jwtgate.session.SessionDetails;
import java.util.Optional;

/**
 * What an application keeps of a login to show users their sessions: nothing, unless it says so.
 *
 * @param device whether a label of the device
 * @param address whether the address
 */
record KeptDetails(boolean device, boolean address) {
  /** Neither device nor address. */
  public static final KeptDetails NONE = new KeptDetails(false, false);

  /** What is kept of a login. */
  public SessionDetails of(LoginRequest request) {
    return new SessionDetails(
        request.device().filter(any -> device),
        Optional.of(request.source()).filter(any -> address && !any.isEmpty()),
        request.remembered(),
        Optional.empty());
  }
}

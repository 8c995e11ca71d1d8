package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * A gate and where it stands.
 *
 * @param ownsGate whether the gate was made for it, and so is closed with it
 */
record Guard(Gate gate, Deployment deployment, boolean ownsGate) {

  RestIncomingRequest incoming(ContainerRequestContext request) {
    return new RestIncomingRequest(request, deployment.path(request));
  }

  void end() {
    if (ownsGate) {
      gate.close();
    }
  }
}

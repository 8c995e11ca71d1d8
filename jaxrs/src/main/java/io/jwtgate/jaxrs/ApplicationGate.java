package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.Application;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/**
 * A gate and where it stands.
 *
 * @param application what the gate was made with, if it was made of settings: it is closed then
 */
record ApplicationGate(Gate gate, Deployment deployment, Optional<Application> application) {

  /** With a gate that somebody else made and closes. */
  static ApplicationGate given(Gate gate, Deployment deployment) {
    return new ApplicationGate(gate, deployment, Optional.empty());
  }

  static ApplicationGate made(Gate gate, Deployment deployment, Application application) {
    return new ApplicationGate(gate, deployment, Optional.of(application));
  }

  RestIncomingRequest incoming(ContainerRequestContext request) {
    return new RestIncomingRequest(request, deployment);
  }

  void end() {
    if (application.isPresent()) {
      gate.close();
    }
  }
}

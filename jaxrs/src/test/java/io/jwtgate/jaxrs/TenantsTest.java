package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Running;
import io.jwtgate.http.TenantsContract;

class TenantsTest extends TenantsContract {

  @Override
  protected Running start(Gate gate) {
    return new RestServer(new TestApplication(WhoAmI.class).with(new JwtFeature(gate))).start();
  }
}

package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.ManyCallersContract;
import io.jwtgate.http.Running;

class ManyCallersTest extends ManyCallersContract {

  @Override
  protected Running start(Gate gate) {
    return new RestServer(new TestApplication(WhoAmI.class).with(new JwtFeature(gate))).start();
  }
}

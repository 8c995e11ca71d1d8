package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.ManyCallersContract;
import io.jwtgate.http.SessionContract;

class ManyCallersTest extends ManyCallersContract {

  @Override
  protected SessionContract.Running start(Gate gate) {
    return new RestServer(new TestApplication(WhoAmI.class).with(new JwtFeature(gate))).start();
  }
}

package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.ContentContract;
import io.jwtgate.http.Running;

class ContentTest extends ContentContract {

  @Override
  protected Running start(Gate gate) {
    return new RestServer(new TestApplication(WhoAmI.class).with(new JwtFeature(gate))).start();
  }
}

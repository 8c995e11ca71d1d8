package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.EncryptedContract;
import io.jwtgate.http.Running;

class EncryptedTokensTest extends EncryptedContract {

  @Override
  protected Running start(Gate gate) {
    return new RestServer(new TestApplication(WhoAmI.class).with(new JwtFeature(gate))).start();
  }
}

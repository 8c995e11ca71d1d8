package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Rejection;
import io.jwtgate.http.HostileContract;
import io.jwtgate.http.Running;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.concurrent.BlockingQueue;

class HostileTokensTest extends HostileContract {

  @Override
  protected Running start(Gate gate, BlockingQueue<String> reasons) {
    TestApplication application =
        new TestApplication(WhoAmI.class)
            .with(new ReasonReader(reasons))
            .with(new JwtFeature(gate));
    return new RestServer(application).withLargeHeaders().start();
  }

  /** What an application can do with the reason of a refusal. */
  private record ReasonReader(BlockingQueue<String> reasons) implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      Object reason = request.getProperty(Rejection.REASON_ATTRIBUTE);
      if (reason != null) {
        reasons.add((String) reason);
      }
    }
  }
}

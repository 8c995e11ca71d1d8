package io.jwtgate.cdi;

import io.jwtgate.bearer.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Optional;

/** Lives as long as the application, and is every caller's. */
@ApplicationScoped
public class Shop {
  @Inject private Caller caller;

  @Inject
  @TokenClaim("tenant")
  private Provider<String> tenant;

  @Inject
  @TokenClaim("tenant")
  private Instance<Optional<String>> tenantIfAny;

  @Inject private Instance<Optional<Caller>> anybody;

  public String callerName() {
    return caller.getName();
  }

  public String tenant() {
    return tenant.get();
  }

  public String all() {
    return caller.getName() + ' ' + tenant.get() + ' ' + tenantIfAny.get().orElse("none");
  }

  public String nameIfAny() {
    return anybody.get().map(Caller::getName).orElse("nobody");
  }
}

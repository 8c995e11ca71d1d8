package io.jwtgate.microprofile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.JsonString;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Lives as long as the application, and is every caller's. */
@ApplicationScoped
public class Till {
  @Inject private JsonWebToken token;

  @Inject
  @Claim("tenant")
  private ClaimValue<String> tenant;

  @Inject
  @Claim("tenant")
  private ClaimValue<Optional<String>> tenantIfAny;

  @Inject
  @Claim("tenant")
  private Provider<JsonString> json;

  @Inject
  @Claim(standard = Claims.sub)
  private Provider<String> subject;

  public String all() {
    return String.join(
        " ",
        token.getName(),
        subject.get(),
        tenant.getValue(),
        tenantIfAny.getValue().orElse("none"),
        json.get().getString(),
        String.valueOf(token.getRawToken().length() > 100));
  }

  public String nobody() {
    return token.getName() + " " + token.getClaimNames() + " " + tenantIfAny.getValue();
  }
}

package io.jwtgate.servers.app;

import io.jwtgate.jaxrs.JwtFeature;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Guards the resources in code. */
@Provider
public class CodedFeature implements Feature {
  @Override
  public boolean configure(FeatureContext context) {
    context.register(new JwtFeature(CodedGate.make()));
    return true;
  }
}

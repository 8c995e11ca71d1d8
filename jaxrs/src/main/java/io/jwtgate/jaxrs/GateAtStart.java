package io.jwtgate.jaxrs;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Asks for the application's gate when resources are looked at: by then all features are set up.
 */
record GateAtStart(GateHolder holder) implements DynamicFeature {

  /**
   * @throws io.jwtgate.config.ConfigurationException if there is none
   */
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    holder.require();
  }
}

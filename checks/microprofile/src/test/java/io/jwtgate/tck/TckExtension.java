package io.jwtgate.tck;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Runs the tests' applications in an embedded Tomcat. */
public final class TckExtension implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder
        .service(DeployableContainer.class, TomcatContainer.class)
        .service(ApplicationArchiveProcessor.class, TckArchive.class);
  }
}

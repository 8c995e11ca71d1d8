package io.jwtgate.tck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;
import org.jboss.shrinkwrap.descriptor.api.Descriptor;

/** Tomcat on a free port, with one application at its root at a time. */
public final class TomcatContainer implements DeployableContainer<TomcatContainer.Nothing> {
  private Tomcat tomcat;
  private KeyHost keys;
  private Context deployed;

  /** There is nothing to configure. */
  public static final class Nothing implements ContainerConfiguration {
    @Override
    public void validate() {}
  }

  @Override
  public Class<Nothing> getConfigurationClass() {
    return Nothing.class;
  }

  @Override
  public void setup(Nothing configuration) {}

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Local");
  }

  @Override
  public void start() throws LifecycleException {
    try {
      tomcat = new Tomcat();
      tomcat.setBaseDir(folder("tomcat").toString());
      tomcat.setPort(0);
      tomcat.getConnector().setProperty("address", "127.0.0.1");
      tomcat.start();
      keys = new KeyHost();
      System.setProperty("mp.jwt.tck.jwks.baseURL", keys.address());
    } catch (org.apache.catalina.LifecycleException | IOException failed) {
      throw new LifecycleException("no server", failed);
    }
  }

  private int port() {
    return tomcat.getConnector().getLocalPort();
  }

  private static Path folder(String name) throws IOException {
    return Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), name);
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    try {
      File folder = folder("war").toFile();
      archive.as(ExplodedExporter.class).exportExploded(folder, "it");
      keys.await();
      deployed = add(new File(folder, "it"));
      if (!deployed.getState().isAvailable()) {
        throw new DeploymentException("not started: " + archive.getName());
      }
      keys.started(port());
      HTTPContext http = new HTTPContext("127.0.0.1", port());
      http.add(new Servlet("default", ""));
      return new ProtocolMetaData().addContext(http);
    } catch (IOException failed) {
      throw new DeploymentException("not unpacked", failed);
    }
  }

  /** What is annotated is looked for in the archive alone: beside it are all the tests' classes. */
  private Context add(File folder) {
    LifecycleListener first =
        event -> {
          if (event.getType().equals(Lifecycle.BEFORE_INIT_EVENT)) {
            StandardJarScanner scanner = new StandardJarScanner();
            scanner.setScanClassPath(false);
            ((Context) event.getLifecycle()).setJarScanner(scanner);
          }
        };
    Context added = new StandardContext();
    added.setPath("");
    added.setDocBase(folder.getAbsolutePath());
    added.addLifecycleListener(first);
    added.addLifecycleListener(new Tomcat.DefaultWebXmlListener());
    added.addLifecycleListener(new ContextConfig());
    tomcat.getHost().addChild(added);
    return added;
  }

  @Override
  public void undeploy(Archive<?> archive) throws DeploymentException {
    try {
      tomcat.getHost().removeChild(deployed);
      deployed.destroy();
    } catch (org.apache.catalina.LifecycleException failed) {
      throw new DeploymentException("not stopped", failed);
    }
  }

  @Override
  @SuppressWarnings("deprecation")
  public void deploy(Descriptor descriptor) {}

  @Override
  @SuppressWarnings("deprecation")
  public void undeploy(Descriptor descriptor) {}

  @Override
  public void stop() throws LifecycleException {
    try {
      keys.stop();
      tomcat.stop();
      tomcat.destroy();
    } catch (org.apache.catalina.LifecycleException failed) {
      throw new LifecycleException("not stopped", failed);
    }
  }
}

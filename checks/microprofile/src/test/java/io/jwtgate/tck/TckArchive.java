package io.jwtgate.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Puts the tests' configuration where a server looks for it, and beside it what is closed here and
 * open in MicroProfile: methods without annotation, and issuers without audiences. And the one role
 * that the tests expect a server to map, and the keys of 1024 bits that one of them has.
 */
public final class TckArchive implements ApplicationArchiveProcessor {
  private static final String CONFIGURATION = "META-INF/microprofile-config.properties";

  /** An application without any setting is closed here. */
  private static final String UNGUARDED = "jwtgate.unsafe-unguarded=true\n";

  @Override
  public void process(Archive<?> archive, TestClass test) {
    Node configuration = archive.get("/" + CONFIGURATION);
    if (archive instanceof WebArchive war) {
      String settings = configuration == null ? UNGUARDED : settings(configuration, test);
      war.addAsResource(new StringAsset(settings), "jwtgate.properties");
      if (configuration != null) {
        war.addAsResource(configuration.getAsset(), CONFIGURATION);
      }
    }
  }

  private static String settings(Node configuration, TestClass test) {
    boolean hasAudiences = read(configuration).containsKey("mp.jwt.verify.audiences");
    boolean weak = test.getJavaClass().getSimpleName().equals("RsaKeySignatureTest");
    return "jwtgate.access=optional\njwtgate.roles-map=group1=Group1MappedRole\n"
        + (weak ? "jwtgate.unsafe-rsa-1024=true\n" : "")
        + (hasAudiences ? "" : "jwtgate.unsafe-any-audience=true\n");
  }

  private static Properties read(Node configuration) {
    Properties properties = new Properties();
    try (InputStream file = configuration.getAsset().openStream()) {
      properties.load(file);
      return properties;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

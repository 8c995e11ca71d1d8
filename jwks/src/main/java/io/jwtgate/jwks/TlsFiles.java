package io.jwtgate.jwks;

import static io.jwtgate.jwks.JwksSetting.TLS_CA_FILE;
import static io.jwtgate.jwks.JwksSetting.TLS_CA_ONLY;
import static io.jwtgate.jwks.JwksSetting.TLS_CLIENT_CERTIFICATE_FILE;
import static io.jwtgate.jwks.JwksSetting.TLS_CLIENT_KEY_FILE;

import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.IssuerSettings;
import io.jwtgate.config.Setting;
import io.jwtgate.config.SettingValue;
import io.jwtgate.internal.keys.CertificateChain;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * TLS as an issuer's settings want it. Files are looked at for each connection, since those that a
 * platform mounts are replaced; while new ones can't be used, what was read before stays.
 * Thread-safe.
 */
final class TlsFiles implements Supplier<SSLContext> {
  private static final System.Logger LOG = System.getLogger(TlsFiles.class.getName());

  private final IssuerSettings issuer;
  private byte[][] seen;
  private SSLContext current;

  private TlsFiles(IssuerSettings issuer) {
    this.issuer = issuer;
  }

  /**
   * Empty where nothing is set, and the JVM's own holds.
   *
   * @throws ConfigurationException if a file can't be used, or one of two is missing
   */
  static Optional<Supplier<SSLContext>> of(IssuerSettings issuer) {
    requireTogether(issuer, TLS_CLIENT_CERTIFICATE_FILE, TLS_CLIENT_KEY_FILE);
    requireTogether(issuer, TLS_CLIENT_KEY_FILE, TLS_CLIENT_CERTIFICATE_FILE);
    boolean only = issuer.value(TLS_CA_ONLY).flag();
    boolean authorities = issuer.value(TLS_CA_FILE).isSet();
    if (only && !authorities) {
      throw issuer.value(TLS_CA_ONLY).rejected("write tls-ca-file too, or nobody is trusted");
    }
    if (!authorities && !issuer.value(TLS_CLIENT_KEY_FILE).isSet()) {
      return Optional.empty();
    }
    TlsFiles files = new TlsFiles(issuer);
    files.read();
    return Optional.of(files);
  }

  private static void requireTogether(IssuerSettings issuer, Setting one, Setting other) {
    if (issuer.value(one).isSet() && !issuer.value(other).isSet()) {
      throw issuer.value(one).rejected("write " + other.fullName() + " too");
    }
  }

  @Override
  public synchronized SSLContext get() {
    try {
      read();
    } catch (ConfigurationException unusable) {
      LOG.log(Level.WARNING, "{0} (what was read before stays)", unusable.getMessage());
    }
    return current;
  }

  private synchronized void read() {
    byte[][] now = {
      content(TLS_CA_FILE), content(TLS_CLIENT_CERTIFICATE_FILE), content(TLS_CLIENT_KEY_FILE)
    };
    if (!Arrays.deepEquals(now, seen)) {
      current = context(now);
      seen = now;
    }
  }

  private byte[] content(Setting setting) {
    SettingValue file = issuer.value(setting);
    return file.isSet()
        ? file.read(location -> SettingValue.content(location, issuer.loader()))
        : new byte[0];
  }

  private SSLContext context(byte[][] files) {
    TlsContext context = new TlsContext();
    if (issuer.value(TLS_CA_FILE).isSet()) {
      boolean only = issuer.value(TLS_CA_ONLY).flag();
      issuer.value(TLS_CA_FILE).read(location -> context.trusting(files[0], only));
    }
    if (issuer.value(TLS_CLIENT_KEY_FILE).isSet()) {
      CertificateChain chain =
          issuer
              .value(TLS_CLIENT_CERTIFICATE_FILE)
              .read(location -> CertificateChain.read(files[1]));
      issuer.value(TLS_CLIENT_KEY_FILE).read(location -> context.showing(chain, files[2]));
    }
    return context.build();
  }
}

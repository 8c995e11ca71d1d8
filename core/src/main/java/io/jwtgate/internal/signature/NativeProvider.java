package io.jwtgate.internal.signature;

import java.lang.System.Logger.Level;
import java.security.Provider;
import java.util.Optional;

/**
 * Amazon Corretto Crypto Provider, where the application has put it on the class path. It is asked
 * for by each operation and never registered, so nothing else in the JVM takes notice of it.
 */
public final class NativeProvider {
  private static final System.Logger LOG = System.getLogger(NativeProvider.class.getName());
  private static final String CLASS =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final Optional<Provider> FOUND = find(CLASS);

  private NativeProvider() {}

  /** Its name and version, if it is used. */
  public static Optional<String> description() {
    return FOUND.map(NativeProvider::description);
  }

  private static String description(Provider provider) {
    return provider.getName() + " " + provider.getVersionStr();
  }

  /** The provider, if it is there and has this signature. */
  static Optional<Provider> with(String signature) {
    return FOUND.filter(provider -> provider.getService("Signature", signature) != null);
  }

  /** Logs once what was found; a provider that can't be loaded is left out, with a warning. */
  static Optional<Provider> find(String className) {
    try {
      Class<?> type = Class.forName(className, true, NativeProvider.class.getClassLoader());
      Provider provider = (Provider) type.getDeclaredConstructor().newInstance();
      // Without its native library it comes without services.
      if (provider.getService("Signature", "SHA256withRSA") == null) {
        return unusable("it lacks its native library");
      }
      LOG.log(Level.INFO, "signatures: {0}", description(provider));
      return Optional.of(provider);
    } catch (ClassNotFoundException absent) {
      return Optional.empty();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError broken) {
      return unusable(broken.getClass().getName());
    }
  }

  private static Optional<Provider> unusable(String why) {
    LOG.log(Level.WARNING, "signatures: the native provider is not used: {0}", why);
    return Optional.empty();
  }
}

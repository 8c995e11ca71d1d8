package io.jwtgate.session;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.SecretKeyFactorySpi;
import javax.crypto.spec.PBEKeySpec;

/** Counts the iterations of PBKDF2 that this process makes while it is open. */
public final class CountedIterations implements AutoCloseable {
  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final AtomicLong MADE = new AtomicLong();

  private final Provider provider = new Counter();

  public CountedIterations() {
    Security.insertProviderAt(provider, 1);
  }

  /** How many the work makes. */
  public long madeBy(Runnable work) {
    long before = MADE.get();
    work.run();
    return MADE.get() - before;
  }

  @Override
  public void close() {
    Security.removeProvider(provider.getName());
  }

  private static final class Counter extends Provider {
    private static final long serialVersionUID = 1L;

    Counter() {
      super("counted-iterations", "1", "PBKDF2 of the JDK, counted");
      putService(
          new Service(
              this, "SecretKeyFactory", ALGORITHM, CountedFactory.class.getName(), null, Map.of()));
    }
  }

  /** The JDK's own, and a count. */
  public static final class CountedFactory extends SecretKeyFactorySpi {
    private final SecretKeyFactory factory;

    /** For the provider. */
    public CountedFactory() throws GeneralSecurityException {
      factory = SecretKeyFactory.getInstance(ALGORITHM, "SunJCE");
    }

    @Override
    protected SecretKey engineGenerateSecret(KeySpec spec) throws InvalidKeySpecException {
      MADE.addAndGet(((PBEKeySpec) spec).getIterationCount());
      return factory.generateSecret(spec);
    }

    @Override
    protected KeySpec engineGetKeySpec(SecretKey key, Class<?> type)
        throws InvalidKeySpecException {
      return factory.getKeySpec(key, type);
    }

    @Override
    protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
      return factory.translateKey(key);
    }
  }
}

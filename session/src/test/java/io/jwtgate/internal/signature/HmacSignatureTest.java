package io.jwtgate.internal.signature;

import static io.jwtgate.jose.SignatureAlgorithm.HS256;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.session.issue.SigningKey;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** HMAC, by copies of one {@code Mac}. */
class HmacSignatureTest {
  private static final byte[] SECRET = "q7Zr0vXk2LmT9wYb4NcJ6hPdS1gFeUaB".getBytes(US_ASCII);

  private final SigningKey signing = SigningKey.secret(SECRET, HS256);

  private String signature(String payload) {
    return Base64Url.encode(signing.sign(("head." + payload).getBytes(US_ASCII)));
  }

  private boolean accepts(String payload, String signature) {
    return signing.verificationKey().verifies(HS256, "head", payload, signature);
  }

  @Test
  @DisplayName("Threads that sign and verify at once don't disturb each other")
  void copiesAreIndependent() {
    long disturbed =
        IntStream.range(0, 10_000)
            .parallel()
            .filter(i -> !accepts("body" + i, signature("body" + i)))
            .count();

    assertEquals(0, disturbed);
    assertFalse(accepts("body1", signature("body2")));
  }

  @Test
  @DisplayName("A provider whose Mac can't be copied is used all the same")
  void providerWithoutCopies() {
    Provider provider = new WithoutCopies();
    Security.insertProviderAt(provider, 1);
    try {
      SigningKey theirs = SigningKey.secret(SECRET, HS256);
      byte[] content = "head.body".getBytes(US_ASCII);
      String signature = Base64Url.encode(theirs.sign(content));

      assertEquals(signature("body"), signature);
      VerificationKey key = theirs.verificationKey();
      assertTrue(key.verifies(HS256, "head", "body", signature));
      assertFalse(key.verifies(HS256, "head", "other", signature));
      assertTrue(UncopiedMac.MADE.get() >= 4, "the other provider was not used");
    } finally {
      Security.removeProvider(provider.getName());
    }
  }

  /** As hardware has it: one Mac for one message. */
  private static final class WithoutCopies extends Provider {
    private static final long serialVersionUID = 1L;

    WithoutCopies() {
      super("WithoutCopies", "1", "a Mac that can't be copied");
      put("Mac.HmacSHA256", UncopiedMac.class.getName());
    }
  }

  /** Does its work by the JDK's. */
  public static final class UncopiedMac extends MacSpi {
    static final AtomicInteger MADE = new AtomicInteger();

    private final Mac mac;

    public UncopiedMac() throws GeneralSecurityException {
      mac = Mac.getInstance("HmacSHA256", "SunJCE");
      MADE.incrementAndGet();
    }

    @Override
    protected int engineGetMacLength() {
      return mac.getMacLength();
    }

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec none) throws InvalidKeyException {
      mac.init(key);
    }

    @Override
    protected void engineUpdate(byte input) {
      mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
      return mac.doFinal();
    }

    @Override
    protected void engineReset() {
      mac.reset();
    }
  }
}

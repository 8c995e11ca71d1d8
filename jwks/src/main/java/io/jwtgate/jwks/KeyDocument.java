package io.jwtgate.jwks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.jose.UnusableKeyException;
import io.jwtgate.keys.JwkSet;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.keys.KeySet;
import io.jwtgate.metrics.FetchFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The keys in a document. Metadata name a JWK set and nothing else; behind an address that the
 * deployer wrote there may also be a single JWK, or public keys and certificates in PEM.
 */
final class KeyDocument {
  private static final StrictJson JSON = new StrictJson(JsonLimits.DEFAULT).keepingTheRest();
  private static final byte[] BEFORE = "{\"keys\":[".getBytes(US_ASCII);
  private static final byte[] AFTER = "]}".getBytes(US_ASCII);
  private static final String PEM = "-----BEGIN ";

  private KeyDocument() {}

  /**
   * @param configured whether the deployer wrote the address
   * @param unsafeRsa1024 whether RSA keys that are too short today are taken
   * @throws FetchFailedException if it is none of these
   */
  static JwkSet read(byte[] document, boolean configured, boolean unsafeRsa1024) {
    try {
      if (configured && new String(document, StandardCharsets.UTF_8).contains(PEM)) {
        return pem(document, unsafeRsa1024);
      }
      byte[] set = configured && isSingle(document) ? asSet(document) : document;
      return unsafeRsa1024 ? JwkSet.unsafeRsa1024(set) : JwkSet.published(set);
    } catch (JsonRejectedException noSet) {
      throw FetchFailedException.of(FetchFailure.MALFORMED, noSet)
          .because(new UnexpectedContent(document).told(true));
    }
  }

  private static boolean isSingle(byte[] document) {
    JsonObject object = JSON.object(document);
    return object.has("kty") && !object.has("keys");
  }

  private static byte[] asSet(byte[] jwk) {
    byte[] set = new byte[BEFORE.length + jwk.length + AFTER.length];
    System.arraycopy(BEFORE, 0, set, 0, BEFORE.length);
    System.arraycopy(jwk, 0, set, BEFORE.length, jwk.length);
    System.arraycopy(AFTER, 0, set, BEFORE.length + jwk.length, AFTER.length);
    return set;
  }

  private static JwkSet pem(byte[] document, boolean unsafeRsa1024) {
    try {
      KeySet keys = unsafeRsa1024 ? KeyFile.unsafeRsa1024(document) : KeyFile.publicKeys(document);
      return new JwkSet(keys, List.of());
    } catch (UnusableKeyException reason) {
      return new JwkSet(KeySet.of(), List.of(reason.getMessage()));
    }
  }
}

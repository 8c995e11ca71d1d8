package io.jwtgate.keys;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.internal.keys.KeyStrength;
import io.jwtgate.jose.UnusableKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JWK set (RFC 7517 section 5) as it was read: the keys that can be used, and for each other
 * entry the reason why it can't. One odd entry does not spoil the rest.
 *
 * @param keys the usable keys
 * @param skipped a fixed text for each entry that was left out
 */
public record JwkSet(KeySet keys, List<String> skipped) {
  private static final StrictJson JSON = new StrictJson(JsonLimits.DEFAULT).keepingTheRest();
  private static final int MAX_KEYS = 100;

  public JwkSet {
    skipped = List.copyOf(skipped);
  }

  /**
   * A set that somebody publishes: shared secrets and private keys in it are left out.
   *
   * @throws JsonRejectedException if the document is no JWK set
   */
  public static JwkSet published(byte[] document) {
    return published(document, KeyStrength.MIN_RSA_BITS);
  }

  /**
   * The same, with RSA keys from 1024 bits on, which are too short today.
   *
   * @throws JsonRejectedException if the document is no JWK set
   */
  public static JwkSet unsafeRsa1024(byte[] document) {
    return published(document, KeyStrength.UNSAFE_RSA_BITS);
  }

  private static JwkSet published(byte[] document, int minRsaBits) {
    return read(entriesOf(JSON.object(document)), new JwkReader(false, minRsaBits));
  }

  /**
   * A set, or a single JWK, out of the deployer's own files; shared secrets are taken.
   *
   * @throws JsonRejectedException if the document is neither
   */
  public static JwkSet configured(byte[] document) {
    return configured(document, KeyStrength.MIN_RSA_BITS);
  }

  static JwkSet configured(byte[] document, int minRsaBits) {
    return read(configuredEntries(document), new JwkReader(true, minRsaBits));
  }

  private static List<?> configuredEntries(byte[] document) {
    JsonObject object = JSON.object(document);
    boolean single = object.has("kty") && !object.has("keys");
    return single ? List.of(object.members()) : entriesOf(object);
  }

  /**
   * The entries of such a file, of which nothing is judged.
   *
   * @throws JsonRejectedException if the document is neither
   * @throws UnusableKeyException if one is no object
   */
  static List<JsonObject> entries(byte[] document) {
    return configuredEntries(document).stream().map(JwkSet::jwk).toList();
  }

  /** Why entries were left out that are mistakes, and not only meant for something else. */
  List<String> mistakes() {
    return skipped.stream().filter(reason -> !reason.equals(SecurityEvent.FOR_ENCRYPTION)).toList();
  }

  private static JwkSet read(List<?> entries, JwkReader reader) {
    List<VerificationKey> usable = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Object entry : entries) {
      try {
        usable.add(reader.read(jwk(entry)));
      } catch (UnusableKeyException reason) {
        skipped.add(reason.getMessage());
      }
    }
    KeySet.ambiguousAmong(usable).forEach(key -> skipped.add("another key has the same kid"));
    return new JwkSet(KeySet.of(usable), skipped);
  }

  private static List<?> entriesOf(JsonObject object) {
    if (!(object.get("keys").orElse(null) instanceof List<?> entries)) {
      throw new JsonRejectedException("not a JWK set");
    }
    if (entries.size() > MAX_KEYS) {
      throw new JsonRejectedException("too many keys");
    }
    return entries;
  }

  @SuppressWarnings("unchecked")
  private static JsonObject jwk(Object entry) {
    if (!(entry instanceof Map<?, ?> members)) {
      throw new UnusableKeyException("not an object, or one with a name twice");
    }
    return new JsonObject((Map<String, Object>) members);
  }
}

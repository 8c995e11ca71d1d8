package io.jwtgate.internal.encryption;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JoseHeader;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.keys.EcPoint;
import io.jwtgate.internal.keys.Jwk;
import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.util.Map;
import java.util.Optional;

/** What a header says of an agreement (RFC 7518 section 4.6.1). All of it is public. */
final class Agreement {
  private final ECPublicKey ephemeral;
  private final byte[] sender;
  private final byte[] recipient;

  private Agreement(JsonObject parameters, ECParameterSpec curve) {
    this.ephemeral = ephemeral(parameters, curve);
    this.sender = octets(parameters, "apu");
    this.recipient = octets(parameters, "apv");
  }

  /** Empty if a parameter is missing or malformed, or the point is not on the curve. */
  static Optional<Agreement> in(JoseHeader header, ECParameterSpec curve) {
    try {
      return Optional.of(new Agreement(header.parameters(), curve));
    } catch (JsonRejectedException | UnusableKeyException malformed) {
      return Optional.empty();
    }
  }

  /** {@code epk}: another point would make the agreed secret tell of the private key. */
  private static ECPublicKey ephemeral(JsonObject parameters, ECParameterSpec curve) {
    JsonObject jwk = new JsonObject(members(parameters.get("epk").orElse(null)));
    if (!jwk.string("kty").equals(Optional.of("EC")) || jwk.has("d")) {
      throw new UnusableKeyException("an ephemeral key is a public EC key");
    }
    ECPublicKey key = (ECPublicKey) Jwk.publicKey(jwk);
    boolean sameCurve = key.getParams().getOrder().equals(curve.getOrder());
    if (!sameCurve || !EcPoint.isOn(curve, key.getW())) {
      throw new UnusableKeyException("the point is not on the curve");
    }
    return key;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> members(Object epk) {
    if (epk instanceof Map<?, ?> members) {
      return (Map<String, Object>) members;
    }
    throw new UnusableKeyException("epk is no object");
  }

  private static byte[] octets(JsonObject parameters, String name) {
    return parameters
        .string(name)
        .filter(text -> !text.isEmpty())
        .map(Base64Url::decode)
        .orElse(new byte[0]);
  }

  ECPublicKey ephemeral() {
    return ephemeral;
  }

  /** The key that is the content's. */
  byte[] key(byte[] secret, ContentEncryption encryption) {
    return ConcatKdf.derived(
        secret, encryption.keyOctets(), encryption.registeredName(), sender, recipient);
  }

  /** The key that wraps the content's. */
  byte[] key(byte[] secret, KeyManagementAlgorithm algorithm, int octets) {
    return ConcatKdf.derived(secret, octets, algorithm.registeredName(), sender, recipient);
  }
}

package io.jwtgate.keys;

import io.jwtgate.json.JsonObject;
import io.jwtgate.json.JsonRejectedException;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One JWK (RFC 7517 section 4) into a key that may verify, or the reason why not. */
final class JwkReader {
  private static final List<String> PRIVATE_MEMBERS =
      List.of("d", "p", "q", "dp", "dq", "qi", "oth");

  private final boolean secretsAllowed;

  /**
   * @param secretsAllowed whether {@code kty: oct} is taken: only from the deployer's own files
   */
  JwkReader(boolean secretsAllowed) {
    this.secretsAllowed = secretsAllowed;
  }

  /**
   * @throws UnusableKeyException if the key must not be used
   */
  VerificationKey read(JsonObject jwk) {
    try {
      return key(jwk);
    } catch (UnusableKeyException reason) {
      throw reason;
    } catch (JsonRejectedException wrongType) {
      throw new UnusableKeyException("a member has the wrong type");
    } catch (RuntimeException fault) {
      // Security providers throw more than they declare; that must not spoil the other keys.
      throw new UnusableKeyException("the key can't be read");
    }
  }

  private VerificationKey key(JsonObject jwk) {
    refusePrivateMembers(jwk);
    requireOperations(jwk);
    String keyId = jwk.string("kid").filter(name -> !name.isEmpty()).orElse(null);
    Optional<SignatureAlgorithm> pinned = pinnedAlgorithm(jwk);
    if (jwk.string("kty").equals(Optional.of(KeyFamily.SECRET.type()))) {
      return secret(jwk, keyId, pinned);
    }
    PublicKey key = Jwk.publicKey(jwk);
    requireCertificateMatch(jwk, key);
    return pinned
        .map(algorithm -> VerificationKey.of(key, keyId, algorithm))
        .orElseGet(() -> VerificationKey.of(key, keyId));
  }

  private VerificationKey secret(
      JsonObject jwk, String keyId, Optional<SignatureAlgorithm> pinned) {
    if (!secretsAllowed) {
      throw new UnusableKeyException("a shared secret has no place in a published key set");
    }
    byte[] octets = Jwk.octets(jwk, "k");
    WeakSecrets.refuse(octets);
    return pinned
        .map(algorithm -> VerificationKey.secret(octets, keyId, algorithm))
        .orElseGet(() -> VerificationKey.secret(octets, keyId));
  }

  private void refusePrivateMembers(JsonObject jwk) {
    boolean leaked = PRIVATE_MEMBERS.stream().anyMatch(jwk::has);
    if (leaked || (jwk.has("k") && !secretsAllowed)) {
      throw new UnusableKeyException("it has private members; publish the public ones alone");
    }
  }

  /**
   * Whether a key is published for signatures (RFC 7517 section 4.2). One for encryption is no
   * mistake, only none of ours.
   */
  static boolean isForSignatures(JsonObject jwk) {
    return !jwk.has("use") || jwk.get("use").equals(Optional.of("sig"));
  }

  /** RFC 7517 section 4.3: a key that is not for verifying is not used for it. */
  private static void requireOperations(JsonObject jwk) {
    List<String> operations = jwk.strings("key_ops").orElse(List.of("verify"));
    boolean repeated = Set.copyOf(operations).size() < operations.size();
    if (repeated || !operations.contains("verify")) {
      throw new UnusableKeyException("key_ops does not allow verify");
    }
  }

  private static Optional<SignatureAlgorithm> pinnedAlgorithm(JsonObject jwk) {
    Optional<String> name = jwk.string("alg");
    Optional<SignatureAlgorithm> algorithm = name.flatMap(SignatureAlgorithm::named);
    if (name.isPresent() && algorithm.isEmpty()) {
      throw new UnusableKeyException("alg is not supported");
    }
    return algorithm;
  }

  /** RFC 7517 section 4.7: the first certificate must hold the key that the JWK states. */
  private static void requireCertificateMatch(JsonObject jwk, PublicKey key) {
    Optional<List<String>> chain = jwk.strings("x5c");
    if (chain.isPresent() && !key.equals(certifiedKey(chain.get()))) {
      throw new UnusableKeyException("x5c holds another key");
    }
  }

  private static PublicKey certifiedKey(List<String> chain) {
    try {
      byte[] encoded = Base64.getDecoder().decode(chain.get(0));
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(encoded))
          .getPublicKey();
    } catch (CertificateException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new UnusableKeyException("x5c is malformed");
    }
  }
}

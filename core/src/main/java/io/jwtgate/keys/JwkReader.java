package io.jwtgate.keys;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.keys.Jwk;
import io.jwtgate.internal.keys.JwkCertificate;
import io.jwtgate.internal.keys.KeyStrength;
import io.jwtgate.internal.keys.WeakSecrets;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One JWK (RFC 7517 section 4) into a key that may verify, or the reason why not. */
final class JwkReader {
  private static final List<String> PRIVATE_MEMBERS =
      List.of("d", "p", "q", "dp", "dq", "qi", "oth", "priv");

  private final boolean secretsAllowed;
  private final int minRsaBits;

  JwkReader(boolean secretsAllowed) {
    this(secretsAllowed, KeyStrength.MIN_RSA_BITS);
  }

  /**
   * @param secretsAllowed whether {@code kty: oct} is taken: only from the deployer's own files
   * @param minRsaBits the least size of RSA keys
   */
  JwkReader(boolean secretsAllowed, int minRsaBits) {
    this.secretsAllowed = secretsAllowed;
    this.minRsaBits = minRsaBits;
  }

  /**
   * @throws UnusableKeyException if the key must not be used
   */
  VerificationKey read(JsonObject jwk) {
    try {
      return key(Jwk.withoutEmptyMembers(jwk));
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
    rejectPrivateMembers(jwk);
    requireUse(jwk);
    requireOperations(jwk);
    String keyId = jwk.string("kid").orElse(null);
    Optional<SignatureAlgorithm> pinned = pinnedAlgorithm(jwk);
    if (jwk.string("kty").equals(Optional.of(Family.SECRET.type()))) {
      return secret(jwk, keyId, pinned);
    }
    PublicKey key = Jwk.publicKey(jwk);
    return VerificationKey.of(key, keyId, pinned.orElse(null), minRsaBits)
        .withCertificates(JwkCertificate.thumbprints(jwk, key));
  }

  private VerificationKey secret(
      JsonObject jwk, String keyId, Optional<SignatureAlgorithm> pinned) {
    if (!secretsAllowed) {
      throw new UnusableKeyException("a shared secret has no place in a published key set");
    }
    byte[] octets = Jwk.octets(jwk, "k");
    WeakSecrets.reject(octets);
    return pinned
        .map(algorithm -> VerificationKey.secret(octets, keyId, algorithm))
        .orElseGet(() -> VerificationKey.secret(octets, keyId));
  }

  private void rejectPrivateMembers(JsonObject jwk) {
    boolean leaked = PRIVATE_MEMBERS.stream().anyMatch(jwk::has);
    if (leaked || (jwk.has("k") && !secretsAllowed)) {
      throw new UnusableKeyException("it has private members; publish the public ones alone");
    }
  }

  /** RFC 7517 section 4.2. One for encryption is no mistake, only none of ours. */
  private static void requireUse(JsonObject jwk) {
    String use = jwk.string("use").orElse("sig");
    if (use.equals("enc")) {
      throw new UnusableKeyException(SecurityEvent.FOR_ENCRYPTION);
    }
    if (!use.equals("sig")) {
      throw new UnusableKeyException("use is neither sig nor enc");
    }
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
}

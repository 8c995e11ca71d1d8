package io.jwtgate.jose;

import io.jwtgate.jose.SignatureAlgorithm.Family;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the key of an encrypted token's content may reach its recipient here (RFC 7518 section 4.1).
 * There is no <em>RSA1_5</em>, no <em>dir</em>, no key wrapping by a shared secret and no password,
 * so no setting can name them.
 */
public enum KeyManagementAlgorithm {
  /** RSAES OAEP with SHA-1 (RFC 7518 section 4.3). */
  RSA_OAEP("RSA-OAEP", Family.RSA),
  /** RSAES OAEP with SHA-256 (RFC 7518 section 4.3). */
  RSA_OAEP_256("RSA-OAEP-256", Family.RSA),
  /** ECDH-ES, whose agreed key is the content's (RFC 7518 section 4.6). */
  ECDH_ES("ECDH-ES", Family.EC),
  /** ECDH-ES, whose agreed key wraps the content's by AES with 128 bits. */
  ECDH_ES_A128KW("ECDH-ES+A128KW", Family.EC),
  /** ECDH-ES, whose agreed key wraps the content's by AES with 256 bits. */
  ECDH_ES_A256KW("ECDH-ES+A256KW", Family.EC);

  private static final Map<String, KeyManagementAlgorithm> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toMap(KeyManagementAlgorithm::registeredName, Function.identity()));

  private final String registeredName;
  private final Family family;

  KeyManagementAlgorithm(String registeredName, Family family) {
    this.registeredName = registeredName;
    this.family = family;
  }

  /** The value of {@code alg}, as IANA has registered it. */
  public String registeredName() {
    return registeredName;
  }

  /** As {@link #registeredName}. */
  @Override
  public String toString() {
    return registeredName;
  }

  /** The kind of key that it needs. */
  public Family family() {
    return family;
  }

  /** The algorithm of exactly this name, compared by case. */
  public static Optional<KeyManagementAlgorithm> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Every algorithm that a key of this family could be used with. */
  public static Set<KeyManagementAlgorithm> of(Family family) {
    EnumSet<KeyManagementAlgorithm> algorithms = EnumSet.allOf(KeyManagementAlgorithm.class);
    algorithms.removeIf(algorithm -> algorithm.family != family);
    return Collections.unmodifiableSet(algorithms);
  }
}

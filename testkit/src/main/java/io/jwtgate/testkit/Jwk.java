package io.jwtgate.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON Web Key (RFC 7517) as its members: good as {@link TestKey} makes it, then changed in one
 * way by the test. Nothing is checked, so that keys may be wrong on purpose. Immutable.
 */
public final class Jwk {
  private final Map<String, Object> members;

  private Jwk(Map<String, Object> members) {
    this.members = Collections.unmodifiableMap(members);
  }

  /** A JWK with exactly these members, in their order. Values as in {@link TokenDraft#claim}. */
  public static Jwk of(Map<String, ?> members) {
    return new Jwk(new LinkedHashMap<>(members));
  }

  /** A copy with the member added or replaced; a null value is written as JSON null. */
  public Jwk with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(members);
    changed.put(requireNonNull(name), value);
    return new Jwk(changed);
  }

  /** A copy without the member. */
  public Jwk without(String name) {
    Map<String, Object> changed = new LinkedHashMap<>(members);
    changed.remove(requireNonNull(name));
    return new Jwk(changed);
  }

  /** The members; unmodifiable. */
  public Map<String, Object> members() {
    return members;
  }

  /** This key as JSON text; of a private or secret key, this text is the secret. */
  public String json() {
    return Json.write(members);
  }

  /** Names the key only: what is secret stays out of test logs. */
  @Override
  public String toString() {
    return "Jwk[kty=" + members.get("kty") + ", kid=" + members.get("kid") + "]";
  }
}
